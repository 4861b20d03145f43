"use strict";
(() => {
  const bar = document.getElementById("filter");
  const findings = [...document.querySelectorAll("article.finding")];
  const details = [...document.querySelectorAll("details")];

  if (bar) {
    const boxes = [...bar.querySelectorAll("input[type=checkbox]")];
    const subject = document.getElementById("filter-subject");
    const count = document.getElementById("filter-count");
    const none = document.getElementById("none-shown");
    const apply = () => {
      const severities = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
      let shown = 0;
      for (const finding of findings) {
        const { severity, subject: about } = finding.dataset;
        finding.hidden = !severities.has(severity) || (subject.value !== "" && subject.value !== about);
        shown += finding.hidden ? 0 : 1;
      }
      none.hidden = shown > 0;
      count.textContent = count.dataset.text.replace("%1", shown).replace("%2", findings.length);
    };
    const reset = () => {
      for (const box of boxes) box.checked = true;
      subject.value = "";
      apply();
    };
    // A link to a finding leads there, even if the filter or a closed box hides it.
    const reveal = () => {
      const target = document.getElementById(location.hash.slice(1));
      if (!target) return;
      if (target.closest("article[hidden]")) reset();
      const box = target.closest("details");
      if (box) box.open = true;
      target.scrollIntoView();
    };
    bar.addEventListener("change", apply);
    addEventListener("hashchange", reveal);
    bar.hidden = false;
    apply();
    if (location.hash) reveal();
  }

  // Paper cannot be opened.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = details.filter((box) => !box.open);
    for (const box of closed) box.open = true;
  });
  addEventListener("afterprint", () => {
    for (const box of closed) box.open = false;
  });
})();
