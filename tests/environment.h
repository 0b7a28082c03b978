/* environment.h - what the program under test finds around it: a fresh home, a small
 * environment that is always the same, and the program itself. */
#ifndef STAGE5_TESTS_ENVIRONMENT_H
#define STAGE5_TESTS_ENVIRONMENT_H

/* 1 in a build with sanitizers, which have their own memory. */
#if defined(__SANITIZE_ADDRESS__)
#define HAS_SANITIZER 1
#elif defined(__has_feature)
#define HAS_SANITIZER __has_feature(address_sanitizer)
#else
#define HAS_SANITIZER 0
#endif

/* The day that it is for a program under test, 4 January 2027, as SOURCE_DATE_EPOCH says it. */
#define TEST_EPOCH "1799020800"

/* The stage5 to test: $STAGE5, or the one of this build. Transfer full. */
char *environment_program(void);

/* A fresh folder with .config, .local/share, .local/state, .cache and run in it, and the end of
 * it and all it holds. Transfer full. */
char *environment_home_new(void);
void environment_home_free(char *home);

/* The environment for a program whose home is @home, with @changes ("NAME=value", or
 * "NAME" to take it out; NULL at the end; may be NULL). Transfer full, g_strfreev(). */
char **environment_new(const char *home, const char *const *changes);

#endif
