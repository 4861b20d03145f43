"use strict";
(() => {
  const form = document.getElementById("filter");
  const table = document.getElementById("table");
  const rows = [...table.tBodies[0].rows];
  const [search, state, tag, score] = ["search", "state", "tag", "score"].map((id) => document.getElementById(id));
  const count = document.getElementById("shown");
  const none = document.getElementById("none");

  const apply = () => {
    const words = search.value.toLowerCase().split(" ").filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const site = row.dataset;
      const found =
        words.every((word) => site.words.includes(word)) &&
        (state.value === "" || site.state === state.value) &&
        (!tag || tag.value === "" || site.tags.split("\n").includes(tag.value)) &&
        (score.value === "" || (site.score !== "" && Number(site.score) <= Number(score.value)));
      row.hidden = !found;
      shown += found ? 1 : 0;
    }
    table.hidden = shown === 0;
    none.hidden = shown > 0;
    count.textContent = count.dataset.text.replace("%1", shown).replace("%2", rows.length);
  };

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
})();
