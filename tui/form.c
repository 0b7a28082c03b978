/* form.c - labelled fields one under the other: text, number, choice, list
 *
 * A form knows nothing of what its fields are for. What was typed lives in the fields,
 * not on the screen, and so stays when the window changes its size.
 */
#include "tui/tui-private.h"

#include <string.h>

#define MOST_DIGITS   6
#define LABEL_SHARE   3 /* labels take no more than this part of the width */
#define BEFORE_LABELS 2 /* cells for the marker of the field that one is in */

/* ---- Making ------------------------------------------------------------ */

static void free_field(gpointer data)
{
  struct field *field = data;
  g_free(field->label);
  g_free(field->hint);
  g_free(field->fault);
  editor_clear(&field->editor);
  g_ptr_array_free(field->choices, TRUE);
  g_free(field);
}

void form_init(struct form *form)
{
  *form = (struct form){.fields = g_ptr_array_new_with_free_func(free_field)};
}

void form_clear(struct form *form)
{
  g_ptr_array_free(form->fields, TRUE);
}

static struct field *add_field(struct form *form, enum field_kind kind, const char *label,
                               const char *text)
{
  struct field *field = g_new0(struct field, 1);
  field->kind = kind;
  field->label = g_strdup(label);
  field->choices = g_ptr_array_new_with_free_func(g_free);
  editor_init(&field->editor, text);
  g_ptr_array_add(form->fields, field);
  return field;
}

guint form_add_text(struct form *form, const char *label, const char *text)
{
  add_field(form, FIELD_TEXT, label, text);
  return form->fields->len - 1;
}

guint form_add_number(struct form *form, const char *label, guint value, guint least, guint most)
{
  g_autofree char *text = g_strdup_printf("%u", value);
  struct field *field = add_field(form, FIELD_NUMBER, label, text);
  field->least = least;
  field->most = most;
  return form->fields->len - 1;
}

guint form_add_choice(struct form *form, const char *label, const char *const *choices,
                      guint chosen)
{
  add_field(form, FIELD_CHOICE, label, "");
  form_set_choices(form, form->fields->len - 1, choices, chosen);
  return form->fields->len - 1;
}

guint form_add_list(struct form *form, const char *label, const char *const *choices, guint chosen)
{
  guint index = form_add_choice(form, label, choices, chosen);
  form_field(form, index)->kind = FIELD_LIST;
  return index;
}

/* ---- Values ------------------------------------------------------------ */

struct field *form_field(const struct form *form, guint index)
{
  return g_ptr_array_index(form->fields, index);
}

const char *form_text(const struct form *form, guint index)
{
  return form_field(form, index)->editor.text->str;
}

char *form_path(const struct form *form, guint index)
{
  const char *text = form_text(form, index);
  if (g_str_has_prefix(text, "~/"))
    return g_build_filename(g_get_home_dir(), text + 2, NULL);
  return g_strdup(text);
}

bool form_number(const struct form *form, guint index, guint *value)
{
  const struct field *field = form_field(form, index);
  guint64 number = 0;
  bool good = g_ascii_string_to_unsigned(field->editor.text->str, 10, field->least, field->most,
                                         &number, NULL);
  *value = good ? (guint)number : field->least;
  return good;
}

guint form_chosen(const struct form *form, guint index)
{
  return form_field(form, index)->list.selected;
}

void form_set_text(struct form *form, guint index, const char *text)
{
  struct editor *editor = &form_field(form, index)->editor;
  editor_clear(editor);
  editor_init(editor, text);
}

void form_set_choices(struct form *form, guint index, const char *const *choices, guint chosen)
{
  struct field *field = form_field(form, index);
  g_ptr_array_set_size(field->choices, 0);
  for (; *choices; choices++)
    g_ptr_array_add(field->choices, g_strdup(*choices));
  field->list.n = field->choices->len;
  list_select(&field->list, chosen);
}

void form_set_hint(struct form *form, guint index, const char *hint)
{
  struct field *field = form_field(form, index);
  g_free(field->hint);
  field->hint = g_strdup(hint);
}

void form_set_fault(struct form *form, guint index, const char *fault)
{
  struct field *field = form_field(form, index);
  g_free(field->fault);
  field->fault = g_strdup(fault);
}

void form_focus(struct form *form, guint index)
{
  form->focus = index;
}

/* ---- Keys -------------------------------------------------------------- */

/* To the next field, or the one before, that is not off; round at the ends if @around. */
static enum verdict step(struct form *form, int by, bool around)
{
  guint n = form->fields->len, index = form->focus;
  for (guint tries = 0; tries < n; tries++) {
    bool at_end = by > 0 ? index + 1 == n : index == 0;
    if (at_end && !around)
      return HANDLED;
    index = (index + n + (guint)by) % n;
    if (!form_field(form, index)->off) {
      form->focus = index;
      return HANDLED;
    }
  }
  return HANDLED;
}

/* A field that was changed is no longer wrong in the way it was. */
static void note_change(struct form *form, struct field *field, bool changed)
{
  if (!changed)
    return;
  form->changed = true;
  g_clear_pointer(&field->fault, g_free);
}

static enum verdict choose(struct form *form, struct field *field, guint index)
{
  guint before = field->list.selected;
  list_select(&field->list, index);
  note_change(form, field, before != field->list.selected);
  return HANDLED;
}

/* In a list, up and down go through it, and on to the next field from its ends. */
static enum verdict go_up_or_down(struct form *form, int by)
{
  struct field *field = form_field(form, form->focus);
  guint selected = field->list.selected;
  bool at_end = by > 0 ? selected + 1 >= field->list.n : selected == 0;
  if (field->kind != FIELD_LIST || at_end)
    return step(form, by, false);
  return choose(form, field, selected + (guint)by);
}

static void count(struct form *form, struct field *field, int by)
{
  guint value;
  form_number(form, form->focus, &value);
  if ((by < 0 && value > field->least) || (by > 0 && value < field->most))
    value += (guint)by;
  g_string_printf(field->editor.text, "%u", value);
  field->editor.cursor = field->editor.text->len;
  note_change(form, field, true);
}

static enum verdict go_left_or_right(struct form *form, int by)
{
  struct field *field = form_field(form, form->focus);
  if (field->kind == FIELD_NUMBER)
    count(form, field, by);
  else if (field->kind == FIELD_CHOICE && (by > 0 || field->list.selected > 0))
    choose(form, field, field->list.selected + (guint)by);
  return HANDLED;
}

/* A letter goes to the next choice that begins with it. */
static enum verdict choose_by_letter(struct form *form, struct field *field, gunichar letter)
{
  for (guint i = 1; i <= field->list.n; i++) {
    guint index = (field->list.selected + i) % field->list.n;
    const char *choice = g_ptr_array_index(field->choices, index);
    if (g_unichar_tolower(g_utf8_get_char(choice)) == g_unichar_tolower(letter))
      return choose(form, field, index);
  }
  return HANDLED;
}

static enum verdict edit(struct form *form, struct field *field, guint32 key)
{
  bool is_character = key < KEY_IS_SPECIAL && key >= ' ';
  bool refused = is_character && field->kind == FIELD_NUMBER &&
                 (!g_ascii_isdigit(key) || field->editor.text->len >= MOST_DIGITS);
  if (refused)
    return HANDLED;
  g_autofree char *before = g_strdup(field->editor.text->str);
  enum verdict verdict = editor_key(&field->editor, key);
  note_change(form, field, strcmp(before, field->editor.text->str) != 0);
  return verdict;
}

enum verdict form_key(struct form *form, guint32 key)
{
  struct field *field = form_field(form, form->focus);
  bool sideways = key == KEY_SPECIAL_LEFT || key == KEY_SPECIAL_RIGHT;
  if (field->kind == FIELD_TEXT || (field->kind == FIELD_NUMBER && !sideways))
    return edit(form, field, key);
  if (key < KEY_IS_SPECIAL && key >= ' ')
    return choose_by_letter(form, field, key);
  return UNHANDLED;
}

/* To the beginning of a list, its end, or by a page. */
static enum verdict go_through_list(struct form *form, enum action action)
{
  struct field *field = form_field(form, form->focus);
  guint before = field->list.selected;
  enum verdict verdict = field->kind == FIELD_LIST ? list_act(&field->list, action) : UNHANDLED;
  note_change(form, field, before != field->list.selected);
  return verdict;
}

enum verdict form_act(struct form *form, enum action action)
{
  switch (action) {
  case ACTION_NEXT:
    return step(form, 1, true);
  case ACTION_PREVIOUS:
    return step(form, -1, true);
  case ACTION_UP:
    return go_up_or_down(form, -1);
  case ACTION_DOWN:
    return go_up_or_down(form, 1);
  case ACTION_LEFT:
    return go_left_or_right(form, -1);
  case ACTION_RIGHT:
    return go_left_or_right(form, 1);
  default:
    return go_through_list(form, action);
  }
}

bool form_click(struct form *form, const struct event *event)
{
  for (guint i = 0; i < form->fields->len; i++) {
    struct field *field = form_field(form, i);
    if (field->off || !rect_has(field->area, event->y, event->x))
      continue;
    form->focus = i;
    if (field->kind == FIELD_LIST)
      choose(form, field, field->list.top + (guint)(event->y - field->area.y));
    return true;
  }
  return false;
}

/* ---- Drawing ----------------------------------------------------------- */

static int label_width(const struct form *form, int width)
{
  int widest = 0;
  for (guint i = 0; i < form->fields->len; i++)
    widest = MAX(widest, text_width(form_field(form, i)->label, -1));
  return MIN(widest, width / LABEL_SHARE);
}

static int field_height(const struct field *field)
{
  return field->kind == FIELD_LIST ? MAX((int)field->list.n, 1) : 1;
}

int form_height(const struct form *form)
{
  int height = 0;
  for (guint i = 0; i < form->fields->len; i++)
    height += field_height(form_field(form, i));
  return height;
}

/* What stands under a field, or NULL. */
static const char *field_note(const struct field *field)
{
  return field->fault ? field->fault : field->hint;
}

/* The lines that it takes in @width cells. */
static int note_height(const struct field *field, int width)
{
  const char *note = field_note(field);
  if (!note)
    return 0;
  g_autoptr(GArray) lines = text_wrap(note, MAX(width, 1));
  return (int)lines->len;
}

/* The cells that are left for values and notes in a form that is @width wide. */
static int value_width(const struct form *form, int width)
{
  return MAX(1, width - BEFORE_LABELS - label_width(form, width) - 1);
}

int form_height_for(const struct form *form, int width)
{
  int height = form_height(form);
  for (guint i = 0; i < form->fields->len; i++)
    height += note_height(form_field(form, i), value_width(form, width));
  return height;
}

static enum screen_role value_role(const struct field *field, bool focused)
{
  if (field->off)
    return ROLE_MUTED;
  return focused ? ROLE_SELECTED : ROLE_TEXT;
}

static void draw_list(struct app *app, struct field *field, struct rect area, bool focused)
{
  list_fit(&field->list, area.height);
  for (int i = 0; i < area.height; i++) {
    guint index = field->list.top + (guint)i;
    bool chosen = index == field->list.selected;
    if (index >= field->list.n)
      return;
    if (chosen)
      canvas_glyph(app, area.y + i, area.x, field->off ? ROLE_MUTED : ROLE_CHOSEN, GLYPH_MARKER);
    if (chosen && focused)
      canvas_cursor(app, area.y + i, area.x + 2);
    canvas_text(app, area.y + i, area.x + 2, area.width - 2, value_role(field, chosen && focused),
                g_ptr_array_index(field->choices, index));
  }
}

/* "< A4 >": the arrows lead to the others. There are none where nothing can be set. */
static void draw_choice(struct app *app, const struct field *field, struct rect area, bool focused)
{
  const char *text = field->editor.text->str;
  if (field->kind == FIELD_CHOICE)
    text = field->list.n ? g_ptr_array_index(field->choices, field->list.selected) : "";
  int x = area.x + 2;
  int used = canvas_text(app, area.y, x, area.width - 4, value_role(field, focused), text);
  if (!field->off) {
    canvas_text(app, area.y, area.x, 1, ROLE_KEY, "<");
    canvas_text(app, area.y, x + used + 1, 1, ROLE_KEY, ">");
  }
  if (focused)
    canvas_cursor(app, area.y, x + (field->kind == FIELD_NUMBER ? used : 0));
}

static void draw_field(struct app *app, struct field *field, struct rect area, bool focused)
{
  if (field->kind == FIELD_LIST)
    draw_list(app, field, area, focused);
  else if (field->kind != FIELD_TEXT)
    draw_choice(app, field, area, focused);
  else if (focused)
    editor_draw(app, &field->editor, area.y, area.x, area.width);
  else
    canvas_text(app, area.y, area.x, area.width, value_role(field, false), field->editor.text->str);
}

/* Which notes are shown: all if there is room, else what is wrong, and the hint of the
 * field that one is in. Returns the lines they take. */
static int choose_notes(struct form *form, int height, int width)
{
  bool all = form_height_for(form, width) <= height;
  int lines = 0;
  for (guint i = 0; i < form->fields->len; i++) {
    struct field *field = form_field(form, i);
    field->has_note = all || i == form->focus || field->fault;
    if (field->has_note)
      lines += note_height(field, value_width(form, width));
  }
  return lines;
}

/* Where the fields stand, the first one at 0; lists give up what does not fit. */
static void place_fields(struct form *form, struct rect area, int labels)
{
  int notes = choose_notes(form, area.height, area.width);
  int y = 0, missing = form_height(form) + notes - area.height;
  for (guint i = 0; i < form->fields->len; i++) {
    struct field *field = form_field(form, i);
    int height = field_height(field), given_up = CLAMP(missing, 0, height - 1);
    missing -= given_up;
    field->area = (struct rect){y, area.x + BEFORE_LABELS + labels + 1, height - given_up,
                                area.width - BEFORE_LABELS - labels - 1};
    y += field->area.height + (field->has_note ? note_height(field, field->area.width) : 0);
  }
}

/* The lines to scroll off so that the field one is in is seen, with its note if that fits. */
static int scrolled_off(const struct form *form, int height)
{
  const struct field *field = form_field(form, form->focus);
  int note = field->has_note ? note_height(field, field->area.width) : 0;
  int end = field->area.y + field->area.height + note;
  return CLAMP(end - height, 0, field->area.y);
}

static void draw_note(struct app *app, const struct field *field, int end)
{
  struct rect area = field->area;
  area.y += area.height;
  area.height = MIN(end - area.y, note_height(field, area.width));
  if (field->has_note && area.height > 0)
    canvas_wrapped(app, area, field->fault ? ROLE_WARNING : ROLE_MUTED, field_note(field));
}

void form_draw(struct app *app, struct form *form, struct rect area)
{
  int labels = label_width(form, area.width);
  place_fields(form, area, labels);
  int scrolled = scrolled_off(form, area.height), end = area.y + area.height;
  for (guint i = 0; i < form->fields->len; i++) {
    struct field *field = form_field(form, i);
    bool has_focus = i == form->focus && !form->idle;
    field->area.y += area.y - scrolled;
    if (field->area.y < area.y || field->area.y + field->area.height > end) {
      field->area.height = 0;
      continue;
    }
    if (has_focus)
      canvas_glyph(app, field->area.y, area.x, ROLE_CHOSEN, GLYPH_MARKER);
    canvas_text(app, field->area.y, area.x + BEFORE_LABELS, labels,
                field->off ? ROLE_MUTED : ROLE_LABEL, field->label);
    draw_note(app, field, end);
    draw_field(app, field, field->area, has_focus);
  }
}
