#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H
/* Before ncurses.h: without it there is no cchar_t, setcchar or wget_wch. */
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#include <locale.h>
#include <errno.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <pthread.h>
#include <wchar.h>
#include <stdio.h>
#include <ncurses.h>

/* Swift refuses mutable C globals, and does not import macros that cast. */
static inline WINDOW *cn_screen(void) { return stdscr; }
static inline WINDOW *cn_current_screen(void) { return curscr; }
static inline int cn_colors(void) { return COLORS; }
static inline int cn_color_pairs(void) { return COLOR_PAIRS; }

static const attr_t cn_bold = A_BOLD;
static const attr_t cn_dim = A_DIM;
static const attr_t cn_italic = A_ITALIC;
static const attr_t cn_reverse = A_REVERSE;
static const attr_t cn_underline = A_UNDERLINE;

/* A pair beyond 32767 is passed through the options argument. */
static inline int cn_set_cell(cchar_t *cell, const wchar_t *text, attr_t attributes, int pair) {
    return setcchar(cell, text, attributes, 0, &pair);
}

/* The flags are enumerators of an unnamed type. */
static inline int cn_wake_descriptor(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

/* Declared by sys/mman.h only for GNU sources. */
extern int memfd_create(const char *name, unsigned int flags);
static inline int cn_memory_file(void) { return memfd_create("frame", 1 /* MFD_CLOEXEC */); }

/* Declared by wchar.h only if X/Open features were asked for before any other header. */
extern int wcwidth(wchar_t character);

/* Declared by pthread.h only for GNU sources; the process itself keeps its name. */
extern int pthread_setname_np(pthread_t thread, const char *name);
static inline void cn_name_thread(const char *name) { pthread_setname_np(pthread_self(), name); }

/* Variadic functions are not imported. */
static inline int cn_window_size(int descriptor, struct winsize *size) {
    return ioctl(descriptor, TIOCGWINSZ, size);
}

#endif
