/* pdf-shape.c - the module that makes PDF: what is drawn and not set */
#include "document/pdf-private.h"

#define METER_DOT  0.62 /* the diameter of a step, of the size of the letters */
#define METER_STEP 0.82 /* from one to the next */
#define HATCH_STEP 3.0  /* from line to line */
#define BLANK_STEP 0.6

/* Of choices, all of the size of the letters: rings that a pen finds its way into. */
#define CHOICE_LABEL  3.1 /* the room of the label */
#define CHOICE_STEP   1.75
#define CHOICE_RADIUS 0.74
#define CHOICE_HEIGHT 1.76

static void set_grey(cairo_t *cairo, double grey)
{
  cairo_set_source_rgb(cairo, grey, grey, grey);
}

double pdf_shape_height(const struct run *run, double size)
{
  if (run->kind == RUN_KIND_CHOICES)
    return CHOICE_HEIGHT * size;
  return run->kind == RUN_KIND_BLANK ? HAND_HEIGHT : size;
}

double pdf_shape_width(const struct run *run, double size, double room)
{
  if (run->kind == RUN_KIND_CHOICES)
    return MIN((CHOICE_LABEL + (run->size + 2) * CHOICE_STEP) * size, room);
  double step = run->kind == RUN_KIND_METER ? METER_STEP : BLANK_STEP;
  return MIN(run->size * step * size, room);
}

/* ---- Meters ------------------------------------------------------------ */

/* A step: full where one stands, half where one is to be, empty above. */
static void draw_step(cairo_t *cairo, double x, double y, double radius, guint step,
                      const struct run *run)
{
  cairo_new_path(cairo);
  cairo_arc(cairo, x, y, radius, 0, 2 * G_PI);
  if (step < run->now) {
    cairo_fill_preserve(cairo);
  } else if (step < run->goal) {
    cairo_new_path(cairo);
    cairo_arc(cairo, x, y, radius, G_PI / 2, 3 * G_PI / 2);
    cairo_close_path(cairo);
    cairo_fill(cairo);
    cairo_arc(cairo, x, y, radius, 0, 2 * G_PI);
  }
  cairo_stroke(cairo);
}

static void draw_meter(cairo_t *cairo, const struct run *run, double x, double y, double width)
{
  double step = width / run->size;
  double radius = step * METER_DOT / METER_STEP / 2;
  set_grey(cairo, 0.15);
  cairo_set_line_width(cairo, RULE_WIDTH);
  for (guint i = 0; i < run->size; i++)
    draw_step(cairo, x + (i + 0.5) * step, y - radius - RULE_WIDTH / 2, radius, i, run);
}

/* ---- Choices ----------------------------------------------------------- */

/* @width may be less than what was wanted: then all of it is smaller, but for the letters. */
static void draw_choices(struct pdf *pdf, const struct run *run, double x, double y, double width)
{
  double size = width / (CHOICE_LABEL + (run->size + 2) * CHOICE_STEP);
  double middle = y - CHOICE_HEIGHT * size / 2, line = middle + 0.36 * size;
  g_autofree char *label = run_choices_label(run);
  set_grey(pdf->cairo, INK);
  pdf_draw_string(pdf, STYLE_BODY, label, 0, x, line, CHOICE_LABEL * size);
  for (guint i = 0; i < run->size + 2U; i++) {
    g_autofree char *choice = run_choice(run, i, pdf->ascii);
    double at = x + (CHOICE_LABEL + (i + 0.5) * CHOICE_STEP) * size;
    pdf_draw_string(pdf, STYLE_BODY, choice, 0.5, at, line, CHOICE_STEP * size);
    set_grey(pdf->cairo, GREY_RULE);
    cairo_set_line_width(pdf->cairo, RULE_WIDTH);
    cairo_new_path(pdf->cairo);
    cairo_arc(pdf->cairo, at, middle, CHOICE_RADIUS * size, 0, 2 * G_PI);
    cairo_stroke(pdf->cairo);
  }
}

/* ---- Shapes in texts --------------------------------------------------- */

void pdf_shape_draw(cairo_t *cairo, PangoAttrShape *attribute, gboolean do_path, gpointer data)
{
  const struct run *run = attribute->data;
  double width = (double)attribute->logical_rect.width / PANGO_SCALE;
  double x, y;
  if (do_path)
    return;
  cairo_get_current_point(cairo, &x, &y);
  cairo_save(cairo);
  if (run->kind == RUN_KIND_METER) {
    draw_meter(cairo, run, x, y, width);
  } else if (run->kind == RUN_KIND_CHOICES) {
    draw_choices(data, run, x, y, width);
  } else {
    set_grey(cairo, GREY_RULE);
    cairo_set_line_width(cairo, RULE_WIDTH);
    cairo_move_to(cairo, x, y + 1.5);
    cairo_line_to(cairo, x + width, y + 1.5);
    cairo_stroke(cairo);
  }
  cairo_restore(cairo);
}

/* ---- Lines and boxes --------------------------------------------------- */

void pdf_draw_rule(const struct pdf *pdf, double x0, double y0, double x1, double y1)
{
  set_grey(pdf->cairo, GREY_RULE);
  cairo_move_to(pdf->cairo, x0, y0);
  cairo_line_to(pdf->cairo, x1, y1);
  cairo_stroke(pdf->cairo);
}

void pdf_draw_box(const struct pdf *pdf, double x, double y, double size, bool ticked)
{
  cairo_t *cairo = pdf->cairo;
  set_grey(cairo, 0.1);
  cairo_set_line_width(cairo, 0.9);
  cairo_rectangle(cairo, x, y, size, size);
  cairo_stroke(cairo);
  if (ticked) {
    cairo_set_line_width(cairo, 1.5);
    cairo_move_to(cairo, x + size * 0.2, y + size * 0.5);
    cairo_line_to(cairo, x + size * 0.42, y + size * 0.75);
    cairo_line_to(cairo, x + size * 0.85, y + size * 0.15);
    cairo_stroke(cairo);
  }
  cairo_set_line_width(cairo, RULE_WIDTH);
}

void pdf_draw_diamond(const struct pdf *pdf, double x, double y, double radius)
{
  set_grey(pdf->cairo, INK);
  cairo_move_to(pdf->cairo, x, y - radius);
  cairo_line_to(pdf->cairo, x + radius, y);
  cairo_line_to(pdf->cairo, x, y + radius);
  cairo_line_to(pdf->cairo, x - radius, y);
  cairo_close_path(pdf->cairo);
  cairo_fill(pdf->cairo);
}

/* ---- Bars -------------------------------------------------------------- */

static void hatch(cairo_t *cairo, double x, double y, double width, double height)
{
  cairo_save(cairo);
  cairo_rectangle(cairo, x, y, width, height);
  cairo_clip(cairo);
  int n = (int)((width + height) / HATCH_STEP);
  for (int i = 0; i <= n; i++) {
    double at = x - height + i * HATCH_STEP;
    cairo_move_to(cairo, at, y + height);
    cairo_line_to(cairo, at + height, y);
  }
  cairo_stroke(cairo);
  cairo_restore(cairo);
}

void pdf_draw_bar(const struct pdf *pdf, double x, double y, double width, double height, bool done)
{
  cairo_t *cairo = pdf->cairo;
  set_grey(cairo, GREY_FILL);
  if (done)
    hatch(cairo, x, y, width, height);
  cairo_rectangle(cairo, x, y, width, height);
  if (done)
    cairo_stroke(cairo);
  else
    cairo_fill(cairo);
}
