/* app.h - the stack of screens (app.c), its drawing (app-draw.c), and what the loop
 * (tui.c) asks of them */
#ifndef STAGE5_TUI_APP_H
#define STAGE5_TUI_APP_H

#include "tui/tui-private.h"
#include "tui/tui.h"

/* A screen on the stack. */
struct layer {
  const struct screen_class *class;
  void *state;
};

struct layer *app_layer(struct app *app, guint index);
struct layer *app_top(struct app *app); /* NULL if there is none */

/* The index of the topmost screen that is no overlay. */
guint app_base(struct app *app);

/* Tell whether a screen asks for something, so that commands have to wait. */
bool layer_asks(const struct layer *layer);

/* Give a key or a click to the topmost screen. True if another screen, or another step of
 * it, is topmost then, or it shows something else: to be drawn before the next key. */
bool app_handle_event(struct app *app, const struct event *event);

/* Tell whether a screen has long work to do; let each that has do a slice of it. */
bool app_busy(struct app *app);
void app_work(struct app *app);

/* Tell whether the topmost screen has something to make ready; let it. */
bool app_may_prepare(struct app *app);
void app_prepare(struct app *app);

/* Tell every screen that the pack has grown, or is whole. */
void app_pack_changed(struct app *app);

/* Draw all there is to see. */
void app_draw(struct app *app);

/* What tui_run() and tui_project() share. Make @app from the options and the config file, which
 * also says whether the mouse is wanted; take the terminal, @open the first screen and run until
 * the user leaves; free what there is, also after one of these has failed. */
bool app_set_up(struct app *app, const struct tui_options *options, bool *mouse, GError **error);
bool app_show(struct app *app, bool mouse, void (*open)(struct app *app), GError **error);
void app_clear(struct app *app);

#endif
