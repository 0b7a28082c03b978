/* screen-glossary.c - the terms, and what the one under the cursor means */
#include "tui/tui-private.h"

#include <string.h>

#define NARROW 64 /* below this many columns: one pane at a time */

struct glossary_screen {
  struct list list;
  struct pane pane;
  guint shown; /* the term in the pane, or PACK_NONE */
  bool focus_pane;
  struct rect rows, text;
};

static void show_selected(struct app *app, struct glossary_screen *screen)
{
  if (screen->shown == screen->list.selected || !screen->list.n)
    return;
  screen->shown = screen->list.selected;
  pane_show(&screen->pane, term_document(app->pack, screen->shown), NULL);
}

static void draw_term(struct app *app, const struct glossary_screen *screen, guint index, int y)
{
  bool selected = index == screen->list.selected;
  enum screen_role role = !selected ? ROLE_TEXT : screen->focus_pane ? ROLE_CHOSEN : ROLE_SELECTED;
  int x = screen->rows.x;
  if (selected)
    canvas_glyph(app, y, x, ROLE_CHOSEN, GLYPH_MARKER);
  if (selected && !screen->focus_pane)
    canvas_cursor(app, y, x + 2);
  canvas_excerpt(app, y, x + 2, screen->rows.width - 2, role, pack_term(app->pack, index)->name,
                 app_marks(app));
}

static void draw_terms(struct app *app, struct glossary_screen *screen, struct rect area)
{
  screen->rows = canvas_frame(app, area, "Terms", !screen->focus_pane);
  list_fit(&screen->list, screen->rows.height);
  guint end = MIN(screen->list.n, screen->list.top + (guint)MAX(screen->rows.height, 0));
  for (guint i = screen->list.top; i < end; i++)
    draw_term(app, screen, i, screen->rows.y + (int)(i - screen->list.top));
  if (!screen->list.n) {
    canvas_text(app, screen->rows.y, screen->rows.x, screen->rows.width, ROLE_MUTED,
                app->whole ? "This pack has no glossary.csv." : "Not read yet.");
    canvas_cursor(app, screen->rows.y, screen->rows.x);
  }
  canvas_more(app, area, screen->list.top, screen->list.n - end, !screen->focus_pane);
}

static void draw_definition(struct app *app, struct glossary_screen *screen, struct rect area)
{
  guint above, below;
  struct rect inside = canvas_frame(app, area, "Definition", screen->focus_pane);
  screen->text = inside;
  screen->text.width = MIN(inside.width, PROSE_COLUMNS);
  if (!screen->list.n)
    return;
  pane_draw(app, &screen->pane, screen->text, screen->focus_pane);
  pane_more(&screen->pane, &above, &below);
  canvas_more(app, area, above, below, screen->focus_pane);
}

static void glossary_draw(struct app *app, void *state, struct rect area)
{
  struct glossary_screen *screen = state;
  struct rect terms = area, text = area;
  show_selected(app, screen);
  screen->rows = screen->text = (struct rect){0, 0, 0, 0};
  if (area.width < NARROW) {
    if (screen->focus_pane)
      draw_definition(app, screen, area);
    else
      draw_terms(app, screen, area);
    return;
  }
  terms.width = CLAMP(area.width / 3, 24, 40);
  text.x += terms.width;
  text.width -= terms.width;
  draw_terms(app, screen, terms);
  draw_definition(app, screen, text);
}

/* Within the glossary a term's link moves the cursor there. */
static void follow(struct app *app, struct glossary_screen *screen, const char *target)
{
  if (target && g_str_has_prefix(target, "term:")) {
    guint term = pack_find_term(app->pack, target + strlen("term:"), NULL);
    if (term != PACK_NONE)
      list_select(&screen->list, term);
  } else if (!app_open_target(app, target)) {
    g_autofree char *next = app_key(app, ACTION_NEXT), *open = app_key(app, ACTION_OPEN);
    app_say(app, "%s goes to a term; %s goes to its definition", next, open);
  }
}

static enum verdict act_in_pane(struct app *app, struct glossary_screen *screen, enum action action)
{
  switch (action) {
  case ACTION_NEXT:
  case ACTION_PREVIOUS:
    if (!pane_step_link(&screen->pane, action == ACTION_NEXT ? 1 : -1))
      screen->focus_pane = false;
    return HANDLED;
  case ACTION_LEFT:
    screen->focus_pane = false;
    return HANDLED;
  case ACTION_OPEN:
    follow(app, screen, pane_target(&screen->pane));
    return HANDLED;
  default:
    return pane_act(&screen->pane, action);
  }
}

static enum verdict glossary_act(struct app *app, void *state, enum action action)
{
  struct glossary_screen *screen = state;
  if (screen->focus_pane)
    return act_in_pane(app, screen, action);
  switch (action) {
  case ACTION_NEXT:
  case ACTION_PREVIOUS:
  case ACTION_RIGHT:
  case ACTION_OPEN:
    screen->focus_pane = screen->list.n > 0;
    return HANDLED;
  case ACTION_GLOSSARY:
    return HANDLED;
  default:
    return list_act(&screen->list, action);
  }
}

static enum verdict glossary_mouse(struct app *app, void *state, const struct event *event)
{
  struct glossary_screen *screen = state;
  bool on_text = rect_has(screen->text, event->y, event->x);
  if (event->mouse == MOUSE_WHEEL_UP || event->mouse == MOUSE_WHEEL_DOWN) {
    enum action action = event->mouse == MOUSE_WHEEL_UP ? ACTION_UP : ACTION_DOWN;
    return on_text ? pane_act(&screen->pane, action) : list_act(&screen->list, action);
  }
  if (on_text) {
    const char *target =
        pane_target_at(&screen->pane, event->y - screen->text.y, event->x - screen->text.x);
    screen->focus_pane = true;
    if (target)
      follow(app, screen, target);
  } else if (rect_has(screen->rows, event->y, event->x)) {
    screen->focus_pane = false;
    list_select(&screen->list, screen->list.top + (guint)(event->y - screen->rows.y));
  }
  return HANDLED;
}

static char *glossary_title(struct app *app, void *state)
{
  const struct glossary_screen *screen = state;
  (void)app;
  return g_strdup_printf("Glossary  %u/%u", screen->list.n ? screen->list.selected + 1 : 0,
                         screen->list.n);
}

static void glossary_pack_changed(struct app *app, void *state)
{
  struct glossary_screen *screen = state;
  screen->list.n = pack_n_terms(app->pack);
  screen->shown = PACK_NONE;
}

static struct document *glossary_whole(struct app *app, void *state)
{
  (void)state;
  return glossary_document(app->pack);
}

static struct document *glossary_copied(struct app *app, void *state)
{
  const struct glossary_screen *screen = state;
  return screen->list.n ? term_document(app->pack, screen->list.selected) : NULL;
}

static void glossary_close(struct app *app, void *state)
{
  struct glossary_screen *screen = state;
  (void)app;
  pane_clear(&screen->pane);
  g_free(screen);
}

static const struct screen_action glossary_actions[] = {
    {ACTION_UP, "The term before; in the definition, one line up", "term"},
    {ACTION_DOWN, "The next term; in the definition, one line down", "term"},
    {ACTION_NEXT, "To the definition, then from link to link", "pane"},
    {ACTION_PREVIOUS, "To the link before, then back to the terms", NULL},
    {ACTION_LEFT, "To the terms", NULL},
    {ACTION_RIGHT, "To the definition", NULL},
    {ACTION_OPEN, "To the definition; on a link, to what it names", NULL},
    {ACTION_PAGE_UP, "One page up", NULL},
    {ACTION_PAGE_DOWN, "One page down", NULL},
    {ACTION_FIRST, "To the first", NULL},
    {ACTION_LAST, "To the last", NULL},
    {ACTION_BACK, "Back", "back"},
};

static const struct screen_class glossary_screen = {
    .name = "glossary",
    .actions = glossary_actions,
    .n_actions = G_N_ELEMENTS(glossary_actions),
    .title = glossary_title,
    .draw = glossary_draw,
    .act = glossary_act,
    .mouse = glossary_mouse,
    .pack_changed = glossary_pack_changed,
    .document = glossary_whole,
    .copied = glossary_copied,
    .close = glossary_close,
};

void glossary_open(struct app *app, guint term)
{
  struct glossary_screen *screen = g_new0(struct glossary_screen, 1);
  screen->list.n = pack_n_terms(app->pack);
  screen->shown = PACK_NONE;
  if (term != PACK_NONE)
    list_select(&screen->list, term);
  app_push(app, &glossary_screen, screen);
}
