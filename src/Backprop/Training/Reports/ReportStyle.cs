namespace Backprop;

/// <summary>How the page looks.</summary>
internal static class ReportStyle
{
    /// <summary>
    /// The style sheet. It is written into the page without escapes and must stay well-formed: no angle brackets, no ampersands. The colours of the
    /// curves follow the palette of Okabe and Ito, which all kinds of colour vision tell apart, darkened or lightened until each has a contrast of
    /// 3 : 1 with the page.
    /// </summary>
    public const string Sheet = """

        :root {
          color-scheme: light dark;
          --page: #ffffff; --ink: #1c2024; --soft: #59636e; --rule: #d4d9df; --panel: #f5f7f9;
          --bad: #b3400a; --good: #00714f; --best: #fff3d6;
          --c0: #0068a8; --c1: #c95100; --c2: #00805b; --c3: #a8407f; --c4: #8a6a00; --c5: #4d5660; --c6: #2b8fc4;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #11151a; --ink: #e4e8ec; --soft: #9aa5b0; --rule: #343c45; --panel: #1a2027;
            --bad: #ff9457; --good: #4cc9a0; --best: #3a3118;
            --c0: #5fb2ec; --c1: #ff9248; --c2: #3cc99b; --c3: #e493c4; --c4: #e0b93d; --c5: #b4bec8; --c6: #9ad9f7;
          }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; }
        body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; }
        main { max-width: 72rem; margin: 0 auto; padding: 1.25rem clamp(1rem, 4vw, 2.5rem) 3rem; }
        h1, h2, h3 { line-height: 1.2; overflow-wrap: anywhere; }
        h1 { font-size: clamp(1.5rem, 1.2rem + 1.6vw, 2.1rem); margin: 0; }
        h2 { font-size: 1.3rem; margin: 2.2rem 0 .7rem; }
        h3 { font-size: 1.05rem; margin: 1.8rem 0 .6rem; }
        .course { color: var(--soft); margin: .25rem 0 0; overflow-wrap: anywhere; }
        section.run { margin-top: 1.2rem; }
        section + section.run { border-top: 1px solid var(--rule); margin-top: 2.5rem; }
        .verdict { margin: 1rem 0; padding: .7rem 1rem; background: var(--panel); border-left: .3rem solid var(--soft); border-radius: .3rem; }
        .verdict.bad { border-color: var(--bad); }
        .verdict.good { border-color: var(--good); }
        .verdicts { padding-left: 1.2rem; margin: .9rem 0 1.2rem; }
        .verdicts li { margin: .25rem 0; }
        dl, dd, dt { margin: 0; padding: 0; }
        .figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.75rem, 1fr)); gap: .6rem; }
        .figures div { background: var(--panel); border-radius: .5rem; padding: .6rem .8rem; min-width: 0; overflow-wrap: anywhere; }
        .figures dt { color: var(--soft); font-size: .82rem; }
        .figures dd { font-size: 1.35rem; font-weight: 600; line-height: 1.25; font-variant-numeric: tabular-nums; }
        .figures dd.more { color: var(--soft); font-size: .78rem; font-weight: 400; }
        .charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr)); gap: 1.8rem 2rem; }
        .chart { margin: 0; min-width: 0; break-inside: avoid; }
        .chart.wide { grid-column: 1 / -1; }
        figcaption { font-weight: 600; margin-bottom: .75rem; overflow-wrap: anywhere; }
        .frame { display: grid; grid-template-columns: max-content 1fr; grid-template-rows: 13rem 1.6rem; column-gap: .5rem; padding-right: .9rem; }
        .wide .frame { grid-template-rows: clamp(13rem, 30vw, 20rem) 1.6rem; }
        .values, .epochs { position: relative; color: var(--soft); font-size: .75rem; line-height: 1rem; font-variant-numeric: tabular-nums; }
        .values span { position: absolute; right: 0; transform: translateY(-50%); white-space: nowrap; }
        .values .room { position: static; visibility: hidden; }
        .epochs { grid-column: 2; }
        .epochs span { position: absolute; top: .4rem; transform: translateX(-50%); }
        .area { position: relative; border-left: 1px solid var(--soft); border-bottom: 1px solid var(--soft); min-width: 0; }
        .area svg { display: block; width: 100%; height: 100%; overflow: visible; }
        path { fill: none; vector-effect: non-scaling-stroke; }
        .grid { stroke: var(--rule); stroke-width: 1; }
        .mark { stroke: var(--bad); stroke-width: 1.5; stroke-dasharray: 3 3; }
        .spot { stroke: var(--bad); stroke-width: 10; stroke-linecap: round; }
        .line { stroke-width: 2; stroke-linejoin: round; }
        .c0 { stroke: var(--c0); } .c1 { stroke: var(--c1); } .c2 { stroke: var(--c2); } .c3 { stroke: var(--c3); }
        .c4 { stroke: var(--c4); } .c5 { stroke: var(--c5); } .c6 { stroke: var(--c6); }
        .d1 { stroke-dasharray: 7 4; } .d2 { stroke-dasharray: 2 3; } .d3 { stroke-dasharray: 10 3 2 3; }
        .dots { stroke-width: 6; stroke-linecap: round; stroke-dasharray: none; }
        .flag { position: absolute; padding: 0 .45rem; font-size: .78rem; line-height: 1.3rem; color: var(--bad); font-weight: 600; }
        .flag.top { top: .1rem; }
        .flag.bottom { bottom: .1rem; }
        .legend { list-style: none; display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; margin: .3rem 0 0; padding: 0; font-size: .85rem; }
        .legend li { display: flex; align-items: center; gap: .45rem; min-width: 0; overflow-wrap: anywhere; }
        .key { flex: none; width: 1.9rem; height: .65rem; }
        .note { color: var(--soft); font-size: .85rem; margin: .4rem 0; overflow-wrap: anywhere; }
        .settings { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: 0 2rem; }
        .settings div { display: flex; justify-content: space-between; gap: 1rem; padding: .3rem 0; border-bottom: 1px solid var(--rule); min-width: 0; }
        .settings dt { color: var(--soft); flex: none; }
        .settings dd { text-align: right; min-width: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: .88rem; font-variant-numeric: tabular-nums; }
        th, td { padding: .28rem .7rem; border-bottom: 1px solid var(--rule); white-space: nowrap; }
        th { color: var(--soft); font-weight: 600; border-bottom-color: var(--soft); }
        th:first-child, td:first-child { padding-left: .3rem; }
        .number { text-align: right; }
        .word { text-align: left; }
        tr.best td { background: var(--best); font-weight: 600; }
        @page { margin: 14mm; }
        @media print {
          :root {
            color-scheme: light;
            --page: #ffffff; --ink: #000000; --soft: #44494f; --rule: #c4c9cf; --panel: #f5f7f9;
            --bad: #b3400a; --good: #00714f; --best: #fff3d6;
            --c0: #0068a8; --c1: #c95100; --c2: #00805b; --c3: #a8407f; --c4: #8a6a00; --c5: #4d5660; --c6: #2b8fc4;
          }
          body { font-size: 10pt; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
          main { max-width: none; padding: 0; }
          h2, h3 { break-after: avoid; }
          .verdict, .figures div, .settings div, tr, figure { break-inside: avoid; }
          .figures { grid-template-columns: repeat(auto-fill, minmax(7.5rem, 1fr)); }
          .charts { grid-template-columns: 1fr 1fr; gap: 1.2rem; }
          .frame, .wide .frame { grid-template-rows: 11rem 1.6rem; }
          .settings { grid-template-columns: 1fr 1fr; }
          .scroll { overflow: visible; }
          table { font-size: 8pt; }
          th, td { padding: .15rem .35rem; white-space: normal; }
          thead { display: table-header-group; }
          section + section.run { break-before: page; border-top: 0; margin-top: 0; }
        }

        """;
}
