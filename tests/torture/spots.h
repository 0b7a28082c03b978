/* spots.h - every screen of the program, and the keys that lead to it
 *
 * A setting is what the program finds when it starts: a pack, and a workbook in its home. It is
 * made once; each start has a copy of it.
 *
 *   g_autoptr(Settings) settings = settings_new();
 *   g_autoptr(Terminal) terminal = spot_start(settings, &spots[i], 80, 24);
 *   spot_go(terminal, &spots[i]);
 *
 * Nothing here knows Criterion.
 */
#ifndef STAGE5_TESTS_SPOTS_H
#define STAGE5_TESTS_SPOTS_H

#include "tests/terminal.h"

enum setting {
  SETTING_EMPTY, /* the default pack, no workbook */
  SETTING_PLAN,  /* a plan in the workbook */
  /* a workshop for eight people, at a point of its agenda; the ones after it have all of it */
  SETTING_MADE,
  SETTING_RATED,    /* round 1 is rated */
  SETTING_REVEALED, /* and revealed */
  SETTING_RERATED,  /* and round 2 */
  SETTING_DOTTED,   /* the dots are given, and closed */
  SETTING_AGREED,   /* priorities, two actions, notes; two later workshops */
  SETTING_NAMED,    /* a workshop in which names are kept */
  SETTING_SIDES,    /* a pack of seven sides and nine stages */
  SETTING_ONE,      /* a pack of one dimension */
  SETTING_LARGE,    /* a pack that takes a while to be read */
  SETTING_WRONG,    /* the same with an error in its last line */
  SETTING_PRINTING, /* the default pack; lp takes what is printed and does not end */
  N_SETTINGS
};

struct spot {
  const char *screen; /* what its class calls it */
  enum setting setting;
  const char *keys; /* that lead there from the first screen; waiting for {text} in between */
  const char *text; /* what is seen there, at 80 by 24 */
};

/* In no order; of a "projector" the program is one. */
extern const struct spot spots[];
guint n_spots(void);
bool spot_is_projector(const struct spot *spot);

struct settings;
struct settings *settings_new(void);
void settings_free(struct settings *settings);
typedef struct settings Settings; /* for g_autoptr(Settings) */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Settings, settings_free)

/* Lay the setting out anew and start the program in it; @wrapper as in spot_start_within().
 * The program runs in its home. One terminal at a time. */
struct terminal *spot_start(struct settings *settings, const struct spot *spot, int columns,
                            int rows);

/* The same, but @wrapper (NULL at the end) is started, with the program and its arguments as
 * further arguments. */
struct terminal *spot_start_within(struct settings *settings, const struct spot *spot, int columns,
                                   int rows, const char *const *wrapper);

/* Send the keys and wait for what they lead to; false if that does not come. At 80 by 24. */
bool spot_go(struct terminal *terminal, const struct spot *spot);

/* The same without waiting for anything but the start. */
bool spot_set_out(struct terminal *terminal, const struct spot *spot);

/* Start it in the home as it is, on the pack @folder (NULL: the one of the setting). */
struct terminal *spot_start_again(struct settings *settings, const struct spot *spot,
                                  const char *folder, int columns, int rows);

/* The text of the first screen, at any size from 40 by 12. */
const char *setting_first_text(enum setting setting);

/* The folder of the pack; the file of the workbook, laid anew, which need not be there. Transfer
 * none. */
const char *settings_pack(struct settings *settings, enum setting setting);
const char *settings_workbook(struct settings *settings, enum setting setting);

/* Write a file, without waiting for the disk as g_file_set_contents() does. */
void file_lay(const char *path, const char *bytes, gsize length);

/* Lay other bytes in the place of the workbook. */
void settings_lay_workbook(struct settings *settings, const char *bytes, gsize length);

/* Whether the workbook, as it is after the program, is whole: NULL, or what is wrong (transfer
 * full). */
char *settings_workbook_fault(struct settings *settings);

/* Let the lp that SETTING_PRINTING holds back go on: for when the program has ended. */
void settings_let_lp_go(struct settings *settings);

#endif
