/* screen-roles.c - the roles one can come from and go to, and what lies between two
 *
 * Two lists of the same roles, side by side or one at a time, and a pane with the skills
 * of the one against the other.
 */
#include "planner/planner.h"
#include "tui/tui-private.h"

#define NARROW 64 /* below this many columns: one list at a time */
#define LOW    16 /* below this many lines: lists or pane */

enum part { PART_FROM, PART_TO, PART_PANE, N_PARTS };

#define N_LISTS PART_PANE

/* A line of a list: a role, or the side of those below it. */
struct role_line {
  guint32 role; /* PACK_NONE: a side */
  guint32 side;
};

struct roles_screen {
  GArray *lines; /* struct role_line, of both lists */
  struct list lists[N_LISTS];
  struct rect rows[N_LISTS];
  struct pane pane;
  struct rect text;
  guint shown[N_LISTS]; /* the roles that the pane is about */
  enum part focus;
};

/* ---- The lists --------------------------------------------------------- */

static const struct role_line *line_at(const struct roles_screen *screen, guint index)
{
  return &g_array_index(screen->lines, struct role_line, index);
}

/* The role that is chosen, or PACK_NONE without any. */
static guint chosen(const struct roles_screen *screen, enum part part)
{
  const struct list *list = &screen->lists[part];
  return list->n ? line_at(screen, list->selected)->role : PACK_NONE;
}

/* Roles and not sides are chosen. */
static void skip_side(const struct roles_screen *screen, struct list *list, bool up)
{
  if (!list->n || line_at(screen, list->selected)->role != PACK_NONE)
    return;
  list_select(list, up && list->selected ? list->selected - 1 : list->selected + 1);
}

static void choose(struct roles_screen *screen, enum part part, guint role)
{
  for (guint i = 0; i < screen->lines->len; i++)
    if (line_at(screen, i)->role == role && role != PACK_NONE)
      list_select(&screen->lists[part], i);
}

static void add_side(const struct pack *pack, GArray *lines, guint side)
{
  struct role_line heading = {PACK_NONE, side};
  guint before = lines->len;
  for (guint i = 0; i < pack_n_roles(pack); i++) {
    struct role_line line = {i, side};
    if (pack_role(pack, i)->side != side)
      continue;
    if (lines->len == before)
      g_array_append_val(lines, heading);
    g_array_append_val(lines, line);
  }
}

/* Take the roles from the pack; what is chosen stays so. At first it is the way from the
 * first role to the first one on the last side. */
static void fill(struct app *app, struct roles_screen *screen)
{
  guint from = chosen(screen, PART_FROM), to = chosen(screen, PART_TO), last = 0;
  g_array_set_size(screen->lines, 0);
  for (guint side = 0; side < pack_n_sides(app->pack); side++) {
    guint before = screen->lines->len;
    add_side(app->pack, screen->lines, side);
    last = screen->lines->len > before ? before : last;
  }
  for (enum part part = PART_FROM; part < N_LISTS; part++) {
    screen->lists[part].n = screen->lines->len;
    list_select(&screen->lists[part], part == PART_TO ? last : 0);
    skip_side(screen, &screen->lists[part], false);
    choose(screen, part, part == PART_FROM ? from : to);
    screen->shown[part] = PACK_NONE;
  }
}

/* ---- What lies between ------------------------------------------------- */

static void gap_row(const struct pack *pack, struct block *table, const struct gap *gap)
{
  const struct skill *skill = pack_skill(pack, gap->skill);
  g_autofree char *target = g_strconcat("skill:", skill->id, NULL);
  if (!gap->weight)
    return;
  block_add_link(block_add_cell(table), skill->name, target);
  struct block *meter = block_add_cell(table);
  block_add_meter(meter, gap->current, MAX(gap->current, gap->required), TOP_LEVEL);
  if (gap->current > gap->required) {
    g_autofree char *needed = g_strdup_printf(" (%u needed)", gap->required);
    block_add_run(meter, RUN_MUTED, needed);
  }
  block_add_text_cell(table, weight_to_string(gap->weight));
}

/* The skills that @to asks for, the largest gap first, against what @from asks. */
static struct document *between(const struct pack *pack, guint from, guint to)
{
  static const char *const headings[] = {"Skill", "Now → needed", "Weight"};
  g_autoptr(GArray) gaps = planner_gaps(pack, from, to, NULL);
  struct document *document = document_new(NULL);
  if (pack_role(pack, to)->first_need == PACK_NONE) {
    block_add_run(document_add_paragraph(document, NULL), RUN_MUTED,
                  "The pack does not say what skills this role asks for: its table "
                  "role_skills.csv has no row for it.");
    return document;
  }
  struct block *table = document_add_table(document, G_N_ELEMENTS(headings), headings);
  for (guint i = 0; i < gaps->len; i++)
    gap_row(pack, table, &g_array_index(gaps, struct gap, i));
  return document;
}

static void show_chosen(struct app *app, struct roles_screen *screen)
{
  guint from = chosen(screen, PART_FROM), to = chosen(screen, PART_TO);
  if (from == screen->shown[PART_FROM] && to == screen->shown[PART_TO])
    return;
  screen->shown[PART_FROM] = from;
  screen->shown[PART_TO] = to;
  pane_show(&screen->pane, between(app->pack, from, to), NULL);
}

/* ---- Drawing ----------------------------------------------------------- */

static void draw_line(struct app *app, const struct roles_screen *screen, enum part part,
                      guint index, int y)
{
  const struct role_line *line = line_at(screen, index);
  bool selected = index == screen->lists[part].selected, focused = screen->focus == part;
  enum screen_role role = !selected ? ROLE_TEXT : focused ? ROLE_SELECTED : ROLE_CHOSEN;
  struct rect rows = screen->rows[part];
  if (line->role == PACK_NONE) {
    canvas_text(app, y, rows.x, rows.width, ROLE_HEADING, pack_side(app->pack, line->side)->name);
    return;
  }
  if (selected)
    canvas_glyph(app, y, rows.x, ROLE_CHOSEN, GLYPH_MARKER);
  if (selected && focused)
    canvas_cursor(app, y, rows.x + 2);
  canvas_excerpt(app, y, rows.x + 2, rows.width - 2, role, pack_role(app->pack, line->role)->name,
                 app_marks(app));
}

static void draw_list(struct app *app, struct roles_screen *screen, enum part part,
                      struct rect area)
{
  static const char *const titles[] = {"From", "To"};
  struct list *list = &screen->lists[part];
  bool focused = screen->focus == part;
  screen->rows[part] = canvas_frame(app, area, titles[part], focused);
  list_fit(list, screen->rows[part].height);
  if (list->top == 1 && list->selected <= (guint)screen->rows[part].height - 1)
    list->top = 0; /* the side of the first role is seen with it */
  guint end = MIN(list->n, list->top + (guint)MAX(screen->rows[part].height, 0));
  for (guint i = list->top; i < end; i++)
    draw_line(app, screen, part, i, screen->rows[part].y + (int)(i - list->top));
  canvas_more(app, area, list->top, list->n - end, focused);
}

static void draw_lists(struct app *app, struct roles_screen *screen, struct rect area)
{
  struct rect from = area, to = area;
  if (area.width < NARROW) {
    draw_list(app, screen, screen->focus == PART_TO ? PART_TO : PART_FROM, area);
    return;
  }
  from.width = area.width / 2;
  to.x += from.width;
  to.width -= from.width;
  draw_list(app, screen, PART_FROM, from);
  draw_list(app, screen, PART_TO, to);
}

static void draw_between(struct app *app, struct roles_screen *screen, struct rect area)
{
  bool focused = screen->focus == PART_PANE;
  guint above, below;
  g_autofree char *title = g_strconcat(pack_role(app->pack, screen->shown[PART_FROM])->name, " → ",
                                       pack_role(app->pack, screen->shown[PART_TO])->name, NULL);
  screen->text = canvas_frame(app, area, title, focused);
  screen->text.width = MIN(screen->text.width, PROSE_COLUMNS);
  pane_draw(app, &screen->pane, screen->text, focused);
  pane_more(&screen->pane, &above, &below);
  canvas_more(app, area, above, below, focused);
}

static void draw_nothing(struct app *app, struct rect area)
{
  struct rect inside = canvas_frame(app, area, "Roles", true);
  inside.width = MIN(inside.width, PROSE_COLUMNS);
  canvas_wrapped(app, inside, ROLE_MUTED,
                 app->whole ? "This pack has no roles.\n\nWith roles one could see what lies "
                              "between two of them and make a plan. The tables roles.csv, "
                              "skills.csv, levels.csv and role_skills.csv say which roles there "
                              "are and what they ask for; activities.csv says what leads there."
                            : "Not read yet.");
  canvas_cursor(app, inside.y, inside.x);
}

static void roles_draw(struct app *app, void *state, struct rect area)
{
  struct roles_screen *screen = state;
  struct rect lists = area, text = area;
  screen->rows[PART_FROM] = screen->rows[PART_TO] = screen->text = (struct rect){0, 0, 0, 0};
  if (!screen->lines->len) {
    draw_nothing(app, area);
    return;
  }
  show_chosen(app, screen);
  if (area.width < NARROW || area.height < LOW) {
    if (screen->focus == PART_PANE)
      draw_between(app, screen, area);
    else
      draw_lists(app, screen, area);
    return;
  }
  lists.height = MIN((int)screen->lines->len + 2, area.height * 3 / 5);
  text.y += lists.height;
  text.height -= lists.height;
  draw_lists(app, screen, lists);
  draw_between(app, screen, text);
}

/* ---- Keys and mouse ---------------------------------------------------- */

/* To the next list or pane; in the pane from link to link first. */
static void step(struct roles_screen *screen, int by)
{
  if (screen->focus == PART_PANE && pane_step_link(&screen->pane, by))
    return;
  screen->focus = (enum part)(((int)screen->focus + by + N_PARTS) % N_PARTS);
}

static void open_chosen(struct app *app, struct roles_screen *screen)
{
  if (screen->focus == PART_PANE)
    pane_screen_act(app, &screen->pane, ACTION_OPEN);
  else
    role_open(app, chosen(screen, screen->focus), NULL);
}

static enum verdict act_in_part(struct roles_screen *screen, enum action action)
{
  if (screen->focus == PART_PANE)
    return pane_act(&screen->pane, action);
  struct list *list = &screen->lists[screen->focus];
  enum verdict verdict = list_act(list, action);
  skip_side(screen, list, action == ACTION_UP || action == ACTION_PAGE_UP);
  return verdict;
}

static enum verdict roles_act(struct app *app, void *state, enum action action)
{
  struct roles_screen *screen = state;
  if (action == ACTION_ROLES)
    return HANDLED;
  if (!screen->lines->len)
    return UNHANDLED;
  switch (action) {
  case ACTION_NEXT:
  case ACTION_PREVIOUS:
    step(screen, action == ACTION_NEXT ? 1 : -1);
    return HANDLED;
  case ACTION_LEFT:
    screen->focus = screen->focus == PART_PANE ? PART_TO : PART_FROM;
    return HANDLED;
  case ACTION_RIGHT:
    screen->focus = screen->focus == PART_FROM ? PART_TO : PART_PANE;
    return HANDLED;
  case ACTION_OPEN:
    open_chosen(app, screen);
    return HANDLED;
  case ACTION_COMPARE:
    compare_open(app, chosen(screen, PART_FROM), chosen(screen, PART_TO));
    return HANDLED;
  case ACTION_NEW:
    planner_open(app, chosen(screen, PART_FROM), chosen(screen, PART_TO));
    return HANDLED;
  case ACTION_NEAREST:
    nearest_open(app, chosen(screen, PART_FROM));
    return HANDLED;
  default:
    return act_in_part(screen, action);
  }
}

static void wheel(struct roles_screen *screen, const struct event *event)
{
  enum action action = event->mouse == MOUSE_WHEEL_UP ? ACTION_UP : ACTION_DOWN;
  for (enum part part = PART_FROM; part < N_LISTS; part++)
    if (rect_has(screen->rows[part], event->y, event->x)) {
      list_act(&screen->lists[part], action);
      skip_side(screen, &screen->lists[part], action == ACTION_UP);
    }
  if (rect_has(screen->text, event->y, event->x))
    pane_act(&screen->pane, action);
}

static void click_list(struct app *app, struct roles_screen *screen, enum part part,
                       const struct event *event)
{
  struct list *list = &screen->lists[part];
  guint index = list->top + (guint)(event->y - screen->rows[part].y);
  screen->focus = part;
  if (index >= list->n || line_at(screen, index)->role == PACK_NONE)
    return;
  list_select(list, index);
  if (event->mouse == MOUSE_DOUBLE_CLICK)
    open_chosen(app, screen);
}

static enum verdict roles_mouse(struct app *app, void *state, const struct event *event)
{
  struct roles_screen *screen = state;
  if (event->mouse == MOUSE_WHEEL_UP || event->mouse == MOUSE_WHEEL_DOWN) {
    wheel(screen, event);
    return HANDLED;
  }
  for (enum part part = PART_FROM; part < N_LISTS; part++)
    if (rect_has(screen->rows[part], event->y, event->x))
      click_list(app, screen, part, event);
  if (rect_has(screen->text, event->y, event->x)) {
    screen->focus = PART_PANE;
    pane_screen_mouse(app, &screen->pane, screen->text, event);
  }
  return HANDLED;
}

/* ---- The screen -------------------------------------------------------- */

static char *roles_title(struct app *app, void *state)
{
  const struct roles_screen *screen = state;
  guint role = chosen(screen, screen->focus == PART_FROM ? PART_FROM : PART_TO);
  return g_strdup_printf("Roles  %u/%u", role == PACK_NONE ? 0 : role + 1, pack_n_roles(app->pack));
}

static void roles_pack_changed(struct app *app, void *state)
{
  fill(app, state);
}

static struct document *roles_whole(struct app *app, void *state)
{
  (void)state;
  return roles_document(app->pack);
}

static struct document *roles_copied(struct app *app, void *state)
{
  const struct roles_screen *screen = state;
  if (!screen->lines->len)
    return NULL;
  if (screen->focus == PART_PANE)
    return gap_document(app->pack, chosen(screen, PART_FROM), chosen(screen, PART_TO), NULL);
  return role_document(app->pack, chosen(screen, screen->focus));
}

static void roles_close(struct app *app, void *state)
{
  struct roles_screen *screen = state;
  (void)app;
  g_array_unref(screen->lines);
  pane_clear(&screen->pane);
  g_free(screen);
}

static const struct screen_action roles_actions[] = {
    {ACTION_UP, "The role before; in the pane, one line up", "role"},
    {ACTION_DOWN, "The next role; in the pane, one line down", "role"},
    {ACTION_NEXT, "To the other list, the pane, then from link to link", "list"},
    {ACTION_PREVIOUS, "To the link, the pane or the list before", NULL},
    {ACTION_LEFT, "To the list on the left", NULL},
    {ACTION_RIGHT, "To the list on the right, then to the pane", NULL},
    {ACTION_OPEN, "Open the page of the role, or the link under the cursor", "open"},
    {ACTION_COMPARE, "Compare the two roles in full", "compare"},
    {ACTION_NEW, "Make a plan from the role on the left to the one on the right", "new plan"},
    {ACTION_BACK, "Back", "back"},
    {ACTION_NEAREST, "The roles that are nearest to the one on the left", "nearest"},
    {ACTION_PAGE_UP, "One page up", NULL},
    {ACTION_PAGE_DOWN, "One page down", NULL},
    {ACTION_FIRST, "To the first", NULL},
    {ACTION_LAST, "To the last", NULL},
};

/* Where there are no roles no key does anything to them. */
static const struct screen_action no_roles_actions[] = {{ACTION_BACK, "Back", "back"}};

#define ROLES_CLASS(table)                                                                         \
  {                                                                                                \
    .name = "roles", .actions = table, .n_actions = G_N_ELEMENTS(table), .title = roles_title,     \
    .draw = roles_draw, .act = roles_act, .mouse = roles_mouse,                                    \
    .pack_changed = roles_pack_changed, .document = roles_whole, .copied = roles_copied,           \
    .close = roles_close                                                                           \
  }

static const struct screen_class roles_screen = ROLES_CLASS(roles_actions);
static const struct screen_class no_roles_screen = ROLES_CLASS(no_roles_actions);

void roles_open(struct app *app)
{
  struct roles_screen *screen = g_new0(struct roles_screen, 1);
  screen->lines = g_array_new(FALSE, FALSE, sizeof(struct role_line));
  fill(app, screen);
  app_push(app, app->whole && !screen->lines->len ? &no_roles_screen : &roles_screen, screen);
}
