/* <features.h> tells which C library this is; only glibc has these. */
#include <features.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
