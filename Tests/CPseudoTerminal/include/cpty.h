#ifndef CPTY_H
#define CPTY_H
#include <sys/types.h>

/* Opens a pseudo-terminal of a size; returns 0, or -1 with errno set. */
int cpty_open(int columns, int rows, int *controller, int *terminal);

/* Starts a program on a new pseudo-terminal; returns its process and stores the controlling end,
   or -1 with errno set. Lists of strings end in NULL. */
pid_t cpty_spawn(
    const char *path, char *const arguments[], char *const environment[], int columns, int rows,
    int *controller);

/* Changes the size; the foreground process of the terminal gets SIGWINCH. */
int cpty_resize(int controller, int columns, int rows);

/* How many typed bytes a program could read now. */
int cpty_pending(int terminal);

/* The width that the C library gives to a character in a UTF-8 locale; -1 if it has none. */
int cpty_width(unsigned int scalar);

/* The release of the C library, such as "2.36". */
const char *cpty_libc_version(void);

#endif
