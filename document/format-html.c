/* format-html.c - one HTML file that needs nothing else, on the screen and on paper */
#include "document/format-html-private.h"

#include <string.h>

/* Text and its background differ by 7:1 or more, in light and in dark (WCAG AAA). */
static const char style_sheet[] =
    ":root{color-scheme:light dark;--ink:#1b1d1f;--paper:#fff;--muted:#54585c;--line:#c9cdd1;"
    "--accent:#0b4f8a}\n"
    "@media (prefers-color-scheme:dark){:root{--ink:#e6e8ea;--paper:#16181b;--muted:#b0b5ba;"
    "--line:#474c52;--accent:#93c1f5}}\n"
    "*{box-sizing:border-box}\n"
    "body{margin:2rem auto;padding:0 1rem;max-width:64rem;background:var(--paper);"
    "color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}\n"
    "h1,h2,h3,h4{line-height:1.25;margin:1.75em 0 .5em}\n"
    "h1{font-size:1.6rem;margin-top:0}h2{font-size:1.25rem}h3{font-size:1.1rem}h4{font-size:1rem}\n"
    "p,li,blockquote{max-width:42rem}\n"
    "ul{padding-left:1.25rem}li{margin:.25rem 0}\n"
    "blockquote{margin:1rem 0;padding-left:1rem;border-left:3px solid var(--line);"
    "font-style:italic}\n"
    "table{width:100%;margin:1.25rem 0;border-collapse:collapse}\n"
    "th,td{padding:.4rem .75rem .4rem 0;text-align:left;vertical-align:top;"
    "border-bottom:1px solid var(--line)}\n"
    "thead th{border-bottom:2px solid var(--line)}tbody th{font-weight:inherit}\n"
    ".comparison{table-layout:fixed}.comparison td{border-bottom:0}"
    ".comparison td+td,.comparison th+th{padding-left:1.25rem;border-left:1px solid var(--line)}\n"
    "td>:first-child{margin-top:0}td>:last-child{margin-bottom:0}\n"
    ".meter{white-space:nowrap}.solid{white-space:pre}.choices{white-space:nowrap}"
    ".choices i{display:inline-block;min-width:2.6em;font-style:normal}"
    ".choices b{display:inline-block;min-width:1.9em;margin:.1em 0;padding:.1em;"
    "border:1px solid var(--ink);border-radius:1em;text-align:center;font-weight:normal}\n"
    ".box-in{min-width:2.5em;border:1px solid var(--ink)}.more{break-before:avoid}\n"
    ".blank,.room{display:inline-block;max-width:100%}"
    ".blank{height:1.4em;border-bottom:1px solid var(--ink)}.room{height:2.25em}\n"
    ".checks{padding-left:1.75em;list-style:none}.checks li{margin:1rem "
    "0}.box{float:left;margin-left:-1.75em}"
    ".rule{display:block;height:2.25em;border-bottom:1px solid var(--ink)}\n"
    ".signatures{display:flex;flex-wrap:wrap;gap:0 2rem}.signatures p{flex:1 1 14rem;"
    "max-width:22rem;margin:4rem 0 0;padding-top:.25rem;border-top:1px solid var(--ink)}\n"
    ".timeline th,.timeline td{padding-top:.2rem;padding-bottom:.2rem;border-bottom:0}"
    ".timeline tbody{border-top:1px solid var(--line)}.timeline [scope=rowgroup]{font-weight:bold}"
    ".axis{width:52%}.weeks{position:relative;height:1.5em}.weeks span{position:absolute;"
    "white-space:nowrap}.tick{padding-left:.25em;border-left:1px solid var(--line)}"
    ".bar{top:.3em;min-width:2px;border-top:.9em solid var(--accent)}"
    ".bar.done{border-top-style:double}.timeline td:last-child,.timeline "
    "[scope=col]{white-space:nowrap}\n"
    "a{color:var(--accent)}.term{font-style:normal;color:var(--accent)}\n"
    ".muted,.subtitle,footer{color:var(--muted)}.subtitle{margin-top:-.25rem}\n"
    "footer{margin-top:2.5rem;padding-top:.75rem;border-top:1px solid var(--line);"
    "font-size:.9rem}\n"
    "@page{margin:18mm}\n"
    "@media print{:root{color-scheme:light;--ink:#000;--paper:#fff;--muted:#444;--line:#999;"
    "--accent:#000}body{max-width:none;margin:0;padding:0;font-size:10.5pt;line-height:1.35}"
    "h1,h2,h3,h4{break-after:avoid}thead{display:table-header-group}"
    "tr,li,blockquote,.group,.signatures,.timeline{break-inside:avoid}.comparison "
    "tr{break-inside:auto}"
    ".page-break{break-after:page}a{text-decoration:none}}\n";

/* ---- Text -------------------------------------------------------------- */

static void html_append_escaped(GString *out, const char *text, gsize length)
{
  for (const char *c = text; c < text + length; c++) {
    switch (*c) {
    case '&':
      g_string_append(out, "&amp;");
      break;
    case '<':
      g_string_append(out, "&lt;");
      break;
    case '>':
      g_string_append(out, "&gt;");
      break;
    case '"':
      g_string_append(out, "&quot;");
      break;
    case '\'':
      g_string_append(out, "&#39;");
      break;
    default:
      g_string_append_c(out, *c);
    }
  }
}

/* Line breaks wait until text follows: at the end of a block they would only be air. */
static void html_put_breaks(struct html *html, gsize length)
{
  for (; length > 0 && html->pending_breaks > 0; html->pending_breaks--)
    g_string_append(html->out, "<br>\n");
}

void html_put_text(struct html *html, const char *text)
{
  g_string_truncate(html->text, 0);
  text_append_clean(html->text, text, html->ascii);
  for (const char *line = html->text->str; line;) {
    gsize length = strcspn(line, "\n");
    html_put_breaks(html, length);
    html_append_escaped(html->out, line, length);
    line = line[length] ? line + length + 1 : NULL;
    html->pending_breaks += line != NULL;
  }
}

void html_put_line(struct html *html, const char *text)
{
  g_string_truncate(html->text, 0);
  text_append_line(html->text, text, html->ascii);
  html_append_escaped(html->out, html->text->str, html->text->len);
}

/* ---- Ids --------------------------------------------------------------- */

/* An anchor as an id: letters, digits and `:.-` stay, every other byte is written in
 * hexadecimal behind an underscore, so that no two anchors become one id. */
static void html_put_id(struct html *html, const char *anchor)
{
  for (const char *c = anchor; *c; c++)
    if (g_ascii_isalnum(*c) || strchr(":.-", *c))
      g_string_append_c(html->out, *c);
    else
      g_string_append_printf(html->out, "_%02x", (guchar)*c);
}

void html_put_id_attribute(struct html *html, const struct block *block)
{
  if (!block || !block->anchor || !*block->anchor ||
      g_hash_table_lookup(html->anchors, block->anchor))
    return;
  g_hash_table_insert(html->anchors, block->anchor, GINT_TO_POINTER(true));
  g_string_append(html->out, " id=\"");
  html_put_id(html, block->anchor);
  g_string_append_c(html->out, '"');
}

static void html_collect_anchors(struct html *html, const struct document *document)
{
  for (guint i = 0; i < document_n_blocks(document); i++) {
    const struct block *block = document_block(document, i);
    if (block->anchor && *block->anchor)
      g_hash_table_insert(html->anchors, block->anchor, NULL);
    if (block->kind == BLOCK_COMPARISON || block->kind == BLOCK_GROUP)
      for (guint part = 0; part < block_n_parts(block); part++)
        html_collect_anchors(html, block_part(block, part));
  }
}

/* ---- Runs -------------------------------------------------------------- */

static void html_put_between(struct html *html, const char *open, const char *text,
                             const char *close)
{
  html_put_breaks(html, strlen(text));
  g_string_append(html->out, open);
  html_put_text(html, text);
  g_string_append(html->out, close);
}

static void html_put_term(struct html *html, const struct run *run)
{
  if (!run->target || !g_hash_table_contains(html->anchors, run->target)) {
    html_put_between(html, "<em class=\"term\">", run->text, "</em>");
    return;
  }
  g_string_append(html->out, "<a href=\"#");
  html_put_id(html, run->target);
  html_put_between(html, "\">", run->text, "</a>");
}

static void html_put_meter(struct html *html, const struct run *run)
{
  html_put_breaks(html, 1);
  g_string_append_printf(html->out,
                         "<span class=\"meter\" role=\"img\" "
                         "aria-label=\"now %u, wanted %u, of %u\">",
                         run->now, run->goal, run->size);
  g_string_truncate(html->text, 0);
  run_append_clean(html->text, run, html->ascii);
  html_append_escaped(html->out, html->text->str, html->text->len);
  g_string_append(html->out, "</span>");
}

static void html_put_solid(struct html *html, const struct run *run)
{
  html_put_breaks(html, 1);
  g_string_append(html->out, run->style == RUN_STRONG  ? "<strong class=\"solid\">"
                             : run->style == RUN_MUTED ? "<span class=\"solid muted\">"
                                                       : "<span class=\"solid\">");
  html_put_text(html, run->text);
  g_string_append(html->out, run->style == RUN_STRONG ? "</strong>" : "</span>");
}

static void html_put_choices(struct html *html, const struct run *run)
{
  g_autofree char *label = run_choices_label(run);
  html_put_breaks(html, 1);
  g_string_append(html->out, "<span class=\"choices\"><i>");
  html_put_text(html, label);
  g_string_append(html->out, "</i>");
  for (guint i = 0; i < run->size + 2U; i++) {
    g_autofree char *choice = run_choice(run, i, html->ascii);
    g_string_append(html->out, " <b>");
    html_put_text(html, choice);
    g_string_append(html->out, "</b>");
  }
  g_string_append(html->out, "</span>");
}

/* A cell that is nothing but a space to write in needs no line: it has borders. */
static void html_put_blank(struct html *html, const struct run *run, bool is_cell)
{
  const char *shape = run->kind == RUN_KIND_BOX ? "room box-in" : is_cell ? "room" : "blank";
  html_put_breaks(html, 1);
  g_string_append_printf(html->out,
                         "<span class=\"%s\" role=\"img\" aria-label=\"to fill in\" "
                         "style=\"width:%uch\"></span>",
                         shape, run->size);
}

static void html_put_styled(struct html *html, const struct run *run)
{
  switch (run->style) {
  case RUN_STRONG:
    html_put_between(html, "<strong>", run->text, "</strong>");
    break;
  case RUN_EMPHASIS:
    html_put_between(html, "<em>", run->text, "</em>");
    break;
  case RUN_TERM:
    html_put_term(html, run);
    break;
  case RUN_MUTED:
    html_put_between(html, "<span class=\"muted\">", run->text, "</span>");
    break;
  default:
    html_put_text(html, run->text);
    break;
  }
}

static void html_put_run(struct html *html, const struct run *run, bool is_cell)
{
  switch ((enum run_kind)run->kind) {
  case RUN_KIND_METER:
    html_put_meter(html, run);
    break;
  case RUN_KIND_SOLID:
    html_put_solid(html, run);
    break;
  case RUN_KIND_CHOICES:
    html_put_choices(html, run);
    break;
  case RUN_KIND_BLANK:
  case RUN_KIND_BOX:
    html_put_blank(html, run, is_cell);
    break;
  default:
    html_put_styled(html, run);
  }
}

void html_put_runs(struct html *html, const struct block *block)
{
  bool is_cell = block && block->kind == BLOCK_CELL && block_is_blank(block);
  for (const struct run *run = block ? block->first_run : NULL; run; run = run->next)
    html_put_run(html, run, is_cell);
  html->pending_breaks = 0;
}

/* ---- Tables ------------------------------------------------------------ */

/* Open a cell of a table: a header of its column or its row, or a plain one. */
static void html_open_cell(struct html *html, const char *scope, const struct block *anchored)
{
  g_string_append(html->out, scope ? "<th scope=\"" : "<td");
  if (scope)
    g_string_append_printf(html->out, "%s\"", scope);
  html_put_id_attribute(html, anchored);
  g_string_append_c(html->out, '>');
}

static void html_put_table_head(struct html *html, const struct block *table)
{
  g_string_append(html->out, "<thead>\n<tr>");
  for (guint column = 0; column < table->n_columns; column++) {
    html_open_cell(html, "col", NULL);
    html_put_text(html, table->headings[column]);
    g_string_append(html->out, "</th>");
  }
  g_string_append(html->out, "</tr>\n</thead>\n");
}

static void html_put_table(struct html *html, const struct block *table)
{
  g_string_append(html->out, "<table>\n");
  html_put_table_head(html, table);
  g_string_append(html->out, "<tbody>\n");
  for (guint row = 0; row < block_n_rows(table); row++) {
    g_string_append(html->out, block_row_goes_on(table, row) ? "<tr class=\"more\">" : "<tr>");
    for (guint column = 0; column < table->n_columns; column++) {
      bool names_row = column == 0 && table->n_columns > 1;
      html_open_cell(html, names_row ? "row" : NULL, NULL);
      html_put_runs(html, block_cell_at(table, row, column));
      g_string_append(html->out, names_row ? "</th>" : "</td>");
    }
    g_string_append(html->out, "</tr>\n");
  }
  g_string_append(html->out, "</tbody>\n</table>\n");
}

static void html_put_blocks(struct html *html, const struct document *document, guint first);

static bool comparison_has_head(const struct block *comparison)
{
  for (guint i = 0; i < block_n_parts(comparison); i++)
    if (document_leading_heading(block_part(comparison, i)))
      return true;
  return false;
}

static void html_put_comparison(struct html *html, const struct block *comparison)
{
  g_string_append(html->out, "<table class=\"comparison\">\n");
  if (comparison_has_head(comparison)) {
    g_string_append(html->out, "<thead>\n<tr>");
    for (guint i = 0; i < block_n_parts(comparison); i++) {
      const struct block *heading = document_leading_heading(block_part(comparison, i));
      html_open_cell(html, "col", heading);
      html_put_runs(html, heading);
      g_string_append(html->out, "</th>");
    }
    g_string_append(html->out, "</tr>\n</thead>\n");
  }
  g_string_append(html->out, "<tbody>\n<tr>\n");
  for (guint i = 0; i < block_n_parts(comparison); i++) {
    const struct document *column = block_part(comparison, i);
    g_string_append(html->out, "<td>\n");
    html_put_blocks(html, column, document_leading_heading(column) ? 1 : 0);
    g_string_append(html->out, "</td>\n");
  }
  g_string_append(html->out, "</tr>\n</tbody>\n</table>\n");
}

/* ---- Blocks ------------------------------------------------------------ */

static void html_put_element(struct html *html, const char *tag, const struct block *block,
                             const char *before, const char *after)
{
  g_string_append_printf(html->out, "<%s", tag);
  html_put_id_attribute(html, block);
  g_string_append_printf(html->out, ">%s", before);
  html_put_runs(html, block);
  g_string_append_printf(html->out, "%s</%s>\n", after, tag);
}

static void html_put_text_block(struct html *html, const struct block *block)
{
  static const char *const heading_tags[] = {NULL, "h2", "h3", "h4"};
  if (block_is_empty(block)) {
    if (block->anchor)
      html_put_element(html, "span", block, "", "");
    return;
  }
  switch (block->kind) {
  case BLOCK_HEADING:
    html_put_element(html, heading_tags[block->level], block, "", "");
    break;
  case BLOCK_BULLET:
    html_put_element(html, "li", block, "", "");
    break;
  case BLOCK_VOICE:
    html_put_element(html, "blockquote", block, html->ascii ? "<p>&quot;" : "<p>“",
                     html->ascii ? "&quot;</p>" : "”</p>");
    break;
  default:
    html_put_element(html, "p", block, "", "");
    break;
  }
}

static void html_put_group(struct html *html, const struct block *group)
{
  if (block_n_parts(group) == 0)
    return;
  g_string_append(html->out, "<section class=\"group\">\n");
  html_put_blocks(html, block_part(group, 0), 0);
  g_string_append(html->out, "</section>\n");
}

static void html_put_block(struct html *html, const struct block *block)
{
  switch (block->kind) {
  case BLOCK_COMPARISON:
    if (block_n_parts(block) > 0)
      html_put_comparison(html, block);
    break;
  case BLOCK_TABLE:
    html_put_table(html, block);
    break;
  case BLOCK_GROUP:
    html_put_group(html, block);
    break;
  case BLOCK_CHECK:
    html_put_check(html, block);
    break;
  case BLOCK_SIGNATURES:
    html_put_signatures(html, block);
    break;
  case BLOCK_TIMELINE:
    html_put_timeline(html, block);
    break;
  case BLOCK_PAGE_BREAK:
    g_string_append(html->out, "<div class=\"page-break\"></div>\n");
    break;
  default:
    html_put_text_block(html, block);
    break;
  }
}

/* How the list begins that @block is an item of; NULL if it is none. */
static const char *list_tag(const struct block *block)
{
  if (block->kind == BLOCK_CHECK)
    return "<ul class=\"checks\">\n";
  return block->kind == BLOCK_BULLET && !block_is_empty(block) ? "<ul>\n" : NULL;
}

static void html_put_blocks(struct html *html, const struct document *document, guint first)
{
  const char *list = NULL;
  for (guint i = first; i < document_n_blocks(document); i++) {
    const struct block *block = document_block(document, i);
    const char *tag = list_tag(block);
    if (list && g_strcmp0(list, tag) != 0)
      g_string_append(html->out, "</ul>\n");
    if (tag && g_strcmp0(list, tag) != 0)
      g_string_append(html->out, tag);
    list = tag;
    html_put_block(html, block);
  }
  if (list)
    g_string_append(html->out, "</ul>\n");
}

/* ---- Documents --------------------------------------------------------- */

static void html_put_head(struct html *html, const struct document *document)
{
  g_string_append(html->out, "<!doctype html>\n<html lang=\"");
  html_put_line(html, document->language ? document->language : "en");
  g_string_append(html->out,
                  "\">\n<head>\n<meta charset=\"utf-8\">\n"
                  "<meta http-equiv=\"Content-Security-Policy\" "
                  "content=\"default-src 'none'; style-src 'unsafe-inline'; "
                  "base-uri 'none'; form-action 'none'\">\n"
                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                  "<title>");
  html_put_line(html, document->title && *document->title ? document->title : "stage5");
  g_string_append_printf(html->out, "</title>\n<style>\n%s</style>\n</head>\n", style_sheet);
}

static void html_put_body(struct html *html, const struct document *document)
{
  g_string_append(html->out, "<body>\n<main>\n");
  if (document->title)
    html_put_between(html, "<h1>", document->title, "</h1>\n");
  if (document->subtitle)
    html_put_between(html, "<p class=\"subtitle\">", document->subtitle, "</p>\n");
  html_put_blocks(html, document, 0);
  g_string_append(html->out, "</main>\n");
  if (document->footer)
    html_put_between(html, "<footer>", document->footer, "</footer>\n");
  g_string_append(html->out, "</body>\n</html>\n");
}

static bool html_render(const struct document *document, const struct render_options *options,
                        GString *out, GError **error)
{
  (void)error;
  struct html html = {.out = out,
                      .text = g_string_new(NULL),
                      .anchors = g_hash_table_new(g_str_hash, g_str_equal),
                      .ascii = options->ascii};
  html_collect_anchors(&html, document);
  html_put_head(&html, document);
  html_put_body(&html, document);
  g_hash_table_unref(html.anchors);
  g_string_free(html.text, TRUE);
  return true;
}

static const char *const endings[] = {"html", "htm", NULL};

const struct format format_html = {.name = "html", .endings = endings, .render = html_render};
