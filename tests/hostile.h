/* hostile.h - texts that want to do something to a terminal, a workbook full of them, and what
 * must never be written
 *
 *   g_autofree char *fault = hostile_fault(result->out, result->out_length);
 *   cr_assert_null(fault, "%s", fault);
 */
#ifndef STAGE5_TESTS_HOSTILE_H
#define STAGE5_TESTS_HOSTILE_H

#include "tests/command.h"
#include "tests/terminal.h"

struct hostile_text {
  const char *name;
  const char *text;  /* without NUL, tab and line feed */
  const char *shown; /* what it looks like, or a part of it */
  bool passes;       /* text_check(): it may stand in a pack and in a workshop */
};

/* The last one has no name. */
extern const struct hostile_text hostile_texts[];

/* All of them behind each other, or all that pass. Transfer full. */
char *hostile_text_all(bool passing);

/* A name of a file, below 255 bytes, that holds several of them; a part of what it looks like. */
#define HOSTILE_NAME                                                                               \
  "evil\033]0;PWNED\a\033[6n\033c\u202efdp\u2069\xc2\x9b"                                          \
  "5m\x9b"                                                                                         \
  "6n\x7f\b\r\xed\xa0\x80\ufeff"                                                                   \
  "\U000e0041\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"
#define HOSTILE_NAME_SHOWN                                                                         \
  "evil\\x1b]0;PWNED\\x07\\x1b[6n\\x1bc\\u202efdp\\u2069\\u009b5m\\x9b6n\\x7f"

/* What is not printable text among @length bytes of a pipe, as a sentence, or NULL: anything but
 * UTF-8, line feeds aside a control character, a character that turns the direction of the text or
 * is hidden, a flood of accents. Knows nothing of the program's own idea of that. Transfer full. */
char *hostile_fault(const char *bytes, gsize length);

/* What is neither printable text nor a sequence that curses writes for a terminal like xterm; what
 * is not whole at the end is left out. Transfer full. */
char *hostile_stream_fault(const char *bytes, gsize length);

/* A workbook in @home, the usual one, with the workshop "Spring review" and the plan "A. Lee", in
 * which another program has changed every text behind these names. Transfer full: its path. */
struct hostile_workbook {
  const char *text;        /* in the plan, the titles of packs, the history; or NULL */
  const char *in_workshop; /* or NULL */
  const char *as_ids;      /* of roles, skills and dimensions; or NULL */
  const char *second;      /* the name of another workshop, as long as that of the first, or NULL */
};
char *hostile_workbook_new(const char *home, const struct hostile_workbook *how);

/* The same once more, in the workbook @path: @text comes into the plan and into the workshop. */
void hostile_workbook_change(const char *path, const char *text);

/* The lines of tests/payloads/@name. Transfer full, g_strfreev(). */
char **hostile_payloads(const char *name);

/* Put each of @payloads into the workbook that hostile_workbook_new() made in @home: as an action,
 * its owner, first step and evidence, as a note, a parked thought and a comment. */
void hostile_workbook_fill(const char *path, char **payloads);

/* The same as the name, question and shift of a dimension and the texts of its cells, in a pack in
 * @folder, which is made. */
void hostile_pack_new(const char *folder, char **payloads);

#endif
