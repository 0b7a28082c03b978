/* theme.c - the tables of colours and glyphs: see theme.h */
#include "tui/theme.h"

#include "tui/tui.h"

#include <string.h>

#define OWN (-1) /* the terminal's own colour */

/* A colour as 256-, 16- and 8-colour terminals have it. */
struct colour {
  short many, sixteen, eight;
};

/* What a role looks like. */
struct look {
  struct colour ink, paper;
  attr_t weight;
};

/* Curses' pairs of colours, of which the first is number 1. */
struct pairs {
  struct pair {
    short ink, paper;
  } all[N_ROLES];
  short n;
};

struct theme {
  const char *name;
  struct look looks[N_ROLES];
};

#define INK(many, sixteen, eight)                                                                  \
  {                                                                                                \
    many, sixteen, eight                                                                           \
  }
#define NONE INK(OWN, OWN, OWN)

/* The weights alone: with these every role can be told in black and white. */
#define MONO_LOOKS                                                                                 \
  [ROLE_TEXT] = {NONE, NONE, A_NORMAL}, [ROLE_STRONG] = {NONE, NONE, A_BOLD},                      \
  [ROLE_EMPHASIS] = {NONE, NONE, A_BOLD}, [ROLE_TERM] = {NONE, NONE, A_UNDERLINE},                 \
  [ROLE_MUTED] = {NONE, NONE, A_NORMAL}, [ROLE_TITLE] = {NONE, NONE, A_BOLD},                      \
  [ROLE_HEADING] = {NONE, NONE, A_BOLD}, [ROLE_VOICE] = {NONE, NONE, A_NORMAL},                    \
  [ROLE_LABEL] = {NONE, NONE, A_BOLD}, [ROLE_RULE] = {NONE, NONE, A_NORMAL},                       \
  [ROLE_METER] = {NONE, NONE, A_NORMAL}, [ROLE_FRAME] = {NONE, NONE, A_NORMAL},                    \
  [ROLE_FRAME_FOCUS] = {NONE, NONE, A_NORMAL}, [ROLE_SELECTED] = {NONE, NONE, A_REVERSE},          \
  [ROLE_CHOSEN] = {NONE, NONE, A_BOLD}, [ROLE_MARK] = {NONE, NONE, A_REVERSE | A_BOLD},            \
  [ROLE_KEY] = {NONE, NONE, A_BOLD}, [ROLE_MESSAGE] = {NONE, NONE, A_BOLD},                        \
  [ROLE_WARNING] = {NONE, NONE, A_REVERSE}, [ROLE_DARK] = {NONE, NONE, A_NORMAL}

/* A theme of one accent: quiet ink for asides, a paper for the whole screen. */
#define THEME(paper, text, quiet, accent, warm)                                                    \
  [ROLE_TEXT] = {text, paper, A_NORMAL}, [ROLE_STRONG] = {text, paper, A_BOLD},                    \
  [ROLE_EMPHASIS] = {accent, paper, A_NORMAL}, [ROLE_TERM] = {text, paper, A_UNDERLINE},           \
  [ROLE_MUTED] = {quiet, paper, A_NORMAL}, [ROLE_TITLE] = {accent, paper, A_BOLD},                 \
  [ROLE_HEADING] = {text, paper, A_BOLD}, [ROLE_VOICE] = {quiet, paper, A_NORMAL},                 \
  [ROLE_LABEL] = {text, paper, A_BOLD}, [ROLE_RULE] = {quiet, paper, A_NORMAL},                    \
  [ROLE_METER] = {accent, paper, A_NORMAL}, [ROLE_FRAME] = {text, paper, A_NORMAL},                \
  [ROLE_FRAME_FOCUS] = {text, paper, A_NORMAL}, [ROLE_SELECTED] = {accent, paper, A_REVERSE},      \
  [ROLE_CHOSEN] = {accent, paper, A_BOLD}, [ROLE_MARK] = {warm, paper, A_REVERSE},                 \
  [ROLE_KEY] = {accent, paper, A_BOLD}, [ROLE_MESSAGE] = {text, paper, A_BOLD},                    \
  [ROLE_WARNING] = {warm, paper, A_REVERSE},                                                       \
  [ROLE_DARK] = {INK(246, COLOR_WHITE, COLOR_WHITE), INK(16, COLOR_BLACK, COLOR_BLACK), A_NORMAL}

static const struct theme themes[] = {
    /* on the terminal's own paper, with inks that can be read on light and dark */
    {"terminal",
     {THEME(NONE, NONE, INK(244, OWN, OWN), INK(31, COLOR_CYAN, COLOR_CYAN),
            INK(172, COLOR_YELLOW, COLOR_YELLOW))}},
    {"dark",
     {THEME(INK(234, COLOR_BLACK, COLOR_BLACK), INK(252, COLOR_WHITE, COLOR_WHITE),
            INK(246, COLOR_WHITE, COLOR_WHITE), INK(80, COLOR_CYAN + 8, COLOR_CYAN),
            INK(179, COLOR_YELLOW + 8, COLOR_YELLOW))}},
    {"light",
     {THEME(INK(231, COLOR_WHITE + 8, COLOR_WHITE), INK(235, COLOR_BLACK, COLOR_BLACK),
            INK(241, COLOR_BLACK, COLOR_BLACK), INK(24, COLOR_BLUE, COLOR_BLUE),
            INK(130, COLOR_RED, COLOR_RED))}},
    {"high-contrast",
     {THEME(INK(16, COLOR_BLACK, COLOR_BLACK), INK(231, COLOR_WHITE + 8, COLOR_WHITE),
            INK(231, COLOR_WHITE + 8, COLOR_WHITE), INK(226, COLOR_YELLOW + 8, COLOR_YELLOW),
            INK(51, COLOR_CYAN + 8, COLOR_CYAN))}},
    {"mono", {MONO_LOOKS}},
};

static const char *const glyphs[N_GLYPHS][2] = {
    [GLYPH_MARKER] = {"▸", ">"},
    [GLYPH_BOOKMARK] = {"★", "*"},
    [GLYPH_ELLIPSIS] = {"…", "~"},
    [GLYPH_UP] = {"↑", "^"},
    [GLYPH_DOWN] = {"↓", "v"},
    [GLYPH_DOT] = {"·", "-"},
    [GLYPH_HORIZONTAL] = {"─", "-"},
    [GLYPH_VERTICAL] = {"│", "|"},
    [GLYPH_TOP_LEFT] = {"┌", "+"},
    [GLYPH_TOP_RIGHT] = {"┐", "+"},
    [GLYPH_BOTTOM_LEFT] = {"└", "+"},
    [GLYPH_BOTTOM_RIGHT] = {"┘", "+"},
    [GLYPH_HEAVY_HORIZONTAL] = {"━", "="},
    [GLYPH_HEAVY_VERTICAL] = {"┃", "|"},
    [GLYPH_HEAVY_TOP_LEFT] = {"┏", "#"},
    [GLYPH_HEAVY_TOP_RIGHT] = {"┓", "#"},
    [GLYPH_HEAVY_BOTTOM_LEFT] = {"┗", "#"},
    [GLYPH_HEAVY_BOTTOM_RIGHT] = {"┛", "#"},
    [GLYPH_DOUBLE_VERTICAL] = {"║", "#"},
    [GLYPH_CROSS] = {"┼", "+"},
    [GLYPH_DOUBLE_CROSS] = {"╫", "#"},
    [GLYPH_SHADE_NONE] = {"·", "."},
    [GLYPH_SHADE_LIGHT] = {"░", "-"},
    [GLYPH_SHADE_MEDIUM] = {"▒", "="},
    [GLYPH_SHADE_DARK] = {"▓", "%"},
    [GLYPH_SHADE_FULL] = {"█", "#"},
};

const char *glyph_text(enum glyph glyph, bool ascii)
{
  return glyphs[glyph][ascii ? 1 : 0];
}

const char *const *tui_theme_names(void)
{
  static const char *const names[] = {"terminal", "dark", "light", "high-contrast", "mono", NULL};
  G_STATIC_ASSERT(G_N_ELEMENTS(names) == G_N_ELEMENTS(themes) + 1);
  return names;
}

const struct theme *theme_find(const char *name)
{
  if (!name)
    return &themes[0];
  for (gsize i = 0; i < G_N_ELEMENTS(themes); i++)
    if (g_ascii_strcasecmp(themes[i].name, name) == 0)
      return &themes[i];
  return NULL;
}

const struct theme *theme_next(const struct theme *theme)
{
  gsize next = (gsize)(theme - themes) + 1;
  return &themes[next < G_N_ELEMENTS(themes) ? next : 0];
}

const char *theme_name(const struct theme *theme)
{
  return theme->name;
}

char *theme_complaint(const char *name)
{
  g_autofree char *shown = text_escape(name, -1);
  g_autoptr(GString) names = g_string_new(NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(themes); i++)
    g_string_append_printf(names, "%s%s", i ? ", " : "", themes[i].name);
  return g_strdup_printf("no theme is called “%s”; there are %s", shown, names->str);
}

static short colour_here(const struct colour *colour)
{
  if (COLORS >= 256)
    return colour->many;
  return COLORS >= 16 ? colour->sixteen : colour->eight;
}

/* Tell whether @theme can be shown in colour; if so, have the terminal's colours
 * ready. Nothing about colours is written for a theme without any. */
static bool start_colours(const struct theme *theme)
{
  if (theme->looks[ROLE_TITLE].ink.eight == OWN || !has_colors())
    return false;
  if (COLOR_PAIRS <= 0) {
    start_color();
    use_default_colors();
  }
  return true;
}

/* The pair of a look's colours. Looks of the same colours share one, or curses would write the
 * colour again between them. */
static attr_t pair_of(const struct look *look, struct pairs *pairs)
{
  struct pair pair = {colour_here(&look->ink), colour_here(&look->paper)};
  if (pair.ink == OWN && pair.paper == OWN)
    return 0;
  short n = 0;
  while (n < pairs->n && (pairs->all[n].ink != pair.ink || pairs->all[n].paper != pair.paper))
    n++;
  if (n + 1 >= COLOR_PAIRS)
    return 0;
  if (n == pairs->n) {
    pairs->all[pairs->n++] = pair;
    init_pair((short)(n + 1), pair.ink, pair.paper);
  }
  return (attr_t)COLOR_PAIR(n + 1);
}

void theme_apply(const struct theme *theme, attr_t attributes[N_ROLES])
{
  bool colours = start_colours(theme);
  struct pairs pairs = {.n = 0};
  for (int role = 0; role < N_ROLES; role++) {
    const struct look *look = &theme->looks[role];
    attributes[role] = look->weight | (colours ? pair_of(look, &pairs) : 0);
  }
  bkgdset(' ' | attributes[ROLE_TEXT]);
}

enum screen_role theme_role_of_style(enum run_style style)
{
  static const enum screen_role roles[N_RUN_STYLES] = {
      [RUN_PLAIN] = ROLE_TEXT,      [RUN_STRONG] = ROLE_STRONG, [RUN_EMPHASIS] = ROLE_EMPHASIS,
      [RUN_TERM] = ROLE_TERM,       [RUN_MUTED] = ROLE_MUTED,   [RUN_TITLE] = ROLE_TITLE,
      [RUN_HEADING] = ROLE_HEADING, [RUN_VOICE] = ROLE_VOICE,   [RUN_LABEL] = ROLE_LABEL,
      [RUN_RULE] = ROLE_RULE,       [RUN_METER] = ROLE_METER,
  };
  return roles[style];
}
