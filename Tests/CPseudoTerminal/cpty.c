#define _GNU_SOURCE
#include "cpty.h"

#include <gnu/libc-version.h>
#include <locale.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

static struct winsize window(int columns, int rows) {
    return (struct winsize){.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
}

int cpty_open(int columns, int rows, int *controller, int *terminal) {
    struct winsize size = window(columns, rows);
    return openpty(controller, terminal, NULL, NULL, &size);
}

pid_t cpty_spawn(
    const char *path, char *const arguments[], char *const environment[], int columns, int rows,
    int *controller) {
    struct winsize size = window(columns, rows);
    pid_t child = forkpty(controller, NULL, NULL, &size);
    if (child == 0) {
        /* Descriptors of other tests are none of the program's business. */
        close_range(3, ~0U, 0);
        execve(path, arguments, environment);
        _exit(127);
    }
    return child;
}

int cpty_resize(int controller, int columns, int rows) {
    struct winsize size = window(columns, rows);
    return ioctl(controller, TIOCSWINSZ, &size);
}

int cpty_pending(int terminal) {
    int count = 0;
    return ioctl(terminal, FIONREAD, &count) == 0 ? count : -1;
}

int cpty_width(unsigned int scalar) {
    static locale_t utf8;
    if (!utf8) utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    /* For this thread only: other tests run at the same time. */
    locale_t former = uselocale(utf8);
    int width = wcwidth((wchar_t)scalar);
    uselocale(former);
    return width;
}

const char *cpty_libc_version(void) { return gnu_get_libc_version(); }
