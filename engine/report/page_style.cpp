// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/page_style.h"

namespace carpo::report {
namespace {

// The window's colours (Okabe and Ito's, darker where they stand on white), by the same names.
constexpr const char* kStyle = R"css(
:root {
  color-scheme: light dark;
  --background: #ffffff; --surface: #f3f4f6; --border: #c3c8ce; --text: #1b1d20; --muted: #565e67;
  --grid: #e5e8eb; --axis: #69727b; --guess: #4a525a; --neutral: #5f7487;
  --training: #0072b2; --validation: #d55e00; --female: #b87a00; --male: #00835f;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --background: #17191c; --surface: #1e2125; --border: #3d434a; --text: #e6e8ea; --muted: #a4abb3;
    --grid: #2c3036; --axis: #808993; --guess: #b9bfc6; --neutral: #8fa3b5;
    --training: #56b4e9; --validation: #e8731a; --female: #e69f00; --male: #12a87e;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 24px; max-width: 1040px; background: var(--background); color: var(--text);
  font: 15px/1.45 Inter, system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif;
}
h1 { font-size: 24px; font-weight: 500; margin: 0 0 4px; }
h2 { font-size: 19px; font-weight: 500; margin: 40px 0 8px; padding-top: 12px; border-top: 1px solid var(--border); }
h3 { font-size: 16px; font-weight: 500; margin: 28px 0 8px; }
p { margin: 4px 0 8px; }
.muted { color: var(--muted); }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); gap: 16px 24px; }
figure { margin: 0; break-inside: avoid; }
figcaption { font-size: 15px; margin: 8px 0 4px; }
.legend { display: flex; flex-wrap: wrap; gap: 0 16px; font-size: 13px; color: var(--muted); }
.entry { display: inline-flex; align-items: center; gap: 6px; font-variant-numeric: tabular-nums; }
svg.chart { display: block; width: 100%; height: auto; }
svg text { font: 12px Inter, system-ui, "Noto Sans", sans-serif; fill: var(--text);
  font-variant-numeric: tabular-nums; }
svg .tick { fill: var(--muted); font-size: 11.5px; }
svg .note, svg .value { paint-order: stroke; stroke: var(--background); stroke-width: 3px; stroke-linejoin: round; }
.axis { stroke: var(--axis); stroke-width: 1; }
.grid { stroke: var(--grid); stroke-width: 1; }
.rule { stroke: var(--guess); stroke-width: 1.3; stroke-dasharray: 6 4; }
.neutral { --series: var(--neutral); } .training { --series: var(--training); }
.validation { --series: var(--validation); } .female { --series: var(--female); } .male { --series: var(--male); }
.bar { fill: var(--series); }
.steps { fill: var(--series); fill-opacity: .16; stroke: var(--series); stroke-width: 1.4; }
.curve { fill: none; stroke: var(--series); stroke-width: 1.8; stroke-linejoin: round; }
.dashed { stroke-dasharray: 5 3; }
.points { fill: none; stroke: var(--series); stroke-width: 4; stroke-linecap: round; stroke-opacity: .6; }
.many { stroke-width: 2.6; stroke-opacity: .35; }
.marker { fill: none; stroke: var(--series); stroke-width: 5; stroke-linecap: round; }
.square { stroke-linecap: square; stroke-width: 4.4; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; font-weight: normal; padding: 4px 16px 4px 0;
  border-bottom: 1px solid var(--grid); overflow-wrap: anywhere; }
th { color: var(--muted); white-space: nowrap; }
.wide { width: 100%; }
.confusion td, .confusion th { padding: 4px 10px; }
.confusion .count { text-align: right; --share: 0;
  background: color-mix(in srgb, var(--validation) calc(var(--share) * 55%), transparent); }
.confusion .right { background: color-mix(in srgb, var(--training) calc(var(--share) * 55%), transparent); }
.worst { display: grid; grid-template-columns: repeat(5, 1fr); gap: 12px; }
@media (max-width: 720px) { .worst { grid-template-columns: repeat(2, 1fr); } }
.case { font-size: 13px; break-inside: avoid; font-variant-numeric: tabular-nums; }
.picture { display: flex; align-items: center; justify-content: center; aspect-ratio: 4 / 5; background: #000;
  color: #d5d9dd; margin-bottom: 4px; text-align: center; padding: 2px; }
.picture img { width: 100%; height: 100%; object-fit: contain; }
pre { background: var(--surface); padding: 12px; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 13px; }
footer { margin-top: 40px; font-size: 13px; color: var(--muted); }
@media print {
  body { max-width: none; padding: 0; font-size: 11pt; }
  h2 { break-after: avoid; }
  .charts { grid-template-columns: 1fr 1fr; }
  .bar, .picture { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
)css";

} // namespace

const char* pageStyle()
{
    return kStyle;
}

} // namespace carpo::report
