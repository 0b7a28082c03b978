/* screen-pages.c - screens that are one document: About, and what is wrong with a pack */
#include "tui/tui-private.h"

struct page_screen {
  const char *title;
  struct document *(*build)(struct app *app);
  struct pane pane;
  struct rect area;
};

static char *page_title(struct app *app, void *state)
{
  const struct page_screen *screen = state;
  (void)app;
  return g_strdup(screen->title);
}

static void page_draw(struct app *app, void *state, struct rect area)
{
  struct page_screen *screen = state;
  guint above, below;
  screen->area = canvas_frame(app, area, screen->title, true);
  pane_draw(app, &screen->pane, screen->area, true);
  pane_more(&screen->pane, &above, &below);
  canvas_more(app, area, above, below, true);
}

static enum verdict page_act(struct app *app, void *state, enum action action)
{
  struct page_screen *screen = state;
  return pane_screen_act(app, &screen->pane, action);
}

static enum verdict page_mouse(struct app *app, void *state, const struct event *event)
{
  struct page_screen *screen = state;
  return pane_screen_mouse(app, &screen->pane, screen->area, event);
}

static struct document *page_document(struct app *app, void *state)
{
  const struct page_screen *screen = state;
  return screen->build(app);
}

static void page_close(struct app *app, void *state)
{
  struct page_screen *screen = state;
  (void)app;
  pane_clear(&screen->pane);
  g_free(screen);
}

static const struct screen_action page_actions[] = {PANE_ACTIONS};

#define PAGE_CLASS(class_name)                                                                     \
  {                                                                                                \
    .name = class_name, .actions = page_actions, .n_actions = G_N_ELEMENTS(page_actions),          \
    .title = page_title, .draw = page_draw, .act = page_act, .mouse = page_mouse,                  \
    .document = page_document, .copied = page_document, .close = page_close                        \
  }

static const struct screen_class about_screen = PAGE_CLASS("about");
static const struct screen_class problems_screen = PAGE_CLASS("problems");

static void page_open(struct app *app, const struct screen_class *class, const char *title,
                      struct document *(*build)(struct app *app), const char *anchor)
{
  struct page_screen *screen = g_new0(struct page_screen, 1);
  screen->title = title;
  screen->build = build;
  screen->pane.whole = true;
  pane_show(&screen->pane, build(app), anchor);
  app_push(app, class, screen);
}

static struct document *build_about(struct app *app)
{
  return about_document(app->pack);
}

static struct document *build_problems(struct app *app)
{
  struct document *document = document_new("This pack cannot be shown");
  struct block *first = document_add_paragraph(document, NULL);
  block_add_run(first, RUN_PLAIN,
                "Its tables say things that cannot be. Nothing of it is shown half; mend what "
                "stands below and start again. stage5 pack check prints the same list.");
  for (guint i = 0; i < app->problems->len; i++) {
    const struct problem *problem = g_ptr_array_index(app->problems, i);
    g_autofree char *text = problem_to_string(problem);
    if (!problem->warning)
      block_add_run(document_add_bullet(document, NULL), RUN_PLAIN, text);
  }
  return document;
}

void about_open(struct app *app, const char *anchor)
{
  page_open(app, &about_screen, "About", build_about, anchor);
}

void problems_open(struct app *app)
{
  page_open(app, &problems_screen, "Errors in the pack", build_problems, NULL);
}
