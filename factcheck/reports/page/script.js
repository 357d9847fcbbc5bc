"use strict";
(() => {
  const root = document.documentElement;
  const words = JSON.parse(document.getElementById("words").textContent);
  const cards = [...document.querySelectorAll(".card")].sort((a, b) => number(a) - number(b));
  const svg = document.querySelector(".joints");
  const live = document.getElementById("live");
  let current = 0;

  function number(card) {
    return Number(card.dataset.number);
  }

  const marksOf = new Map();
  for (const mark of document.querySelectorAll("mark[data-findings]")) {
    for (const which of mark.dataset.findings.split(" ").map(Number)) {
      marksOf.set(which, [...(marksOf.get(which) || []), mark]);
    }
  }

  // The ends of a finding, the one it stands for first. What is nested is joined by its innermost
  // mark only, as in the card's list.
  function endsOf(which) {
    const all = marksOf.get(which) || [];
    const primary = (mark) => mark.dataset.primary === String(which);
    return all
      .filter((mark) => primary(mark) || !all.some((other) => other !== mark && mark.contains(other)))
      .sort((a, b) => primary(b) - primary(a));
  }

  function say(key, facts) {
    const text = words[root.lang][key] || "";
    return text.replace(/\{(\w+)\}/g, (_, name) => facts[name] ?? "");
  }

  // Joints stay between the lines of the text: on one line a curve below it, from a line to the next
  // a curve between them, and over several lines a bracket through the margin.
  const NAMESPACE = "http://www.w3.org/2000/svg";

  function element(name, attributes, parent) {
    const made = document.createElementNS(NAMESPACE, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    parent.append(made);
    return made;
  }

  function anchor(mark) {
    const boxes = mark.getClientRects();
    const box = boxes[boxes.length - 1];
    return {
      x: box.left + box.width / 2 + window.scrollX,
      top: box.top + window.scrollY,
      bottom: box.bottom + window.scrollY + 2,
    };
  }

  const NEXT_LINE = 24; // pixels at the most between a mark and one on the next line

  // Returns the line and the two points that it joins.
  function joint(one, other, margin) {
    const [upper, lower] = one.bottom < other.bottom ? [one, other] : [other, one];
    const from = [upper.x, upper.bottom];
    const gap = lower.top - upper.bottom;
    if (gap >= 0 && gap < NEXT_LINE) {
      const middle = upper.bottom + gap / 2;
      return {
        line: `M${from}C${upper.x} ${middle} ${lower.x} ${middle} ${lower.x} ${lower.top}`,
        points: [from, [lower.x, lower.top]],
      };
    }
    const to = [lower.x, lower.bottom];
    if (lower.bottom - upper.bottom < 8) {
      const dip = Math.min(14, 6 + Math.abs(lower.x - upper.x) / 40);
      return {
        line: `M${from}C${upper.x} ${upper.bottom + dip} ${lower.x} ${lower.bottom + dip} ${to}`,
        points: [from, to],
      };
    }
    return {
      line:
        `M${from}H${margin + 6}Q${margin} ${upper.bottom} ${margin} ${upper.bottom + 6}` +
        `V${lower.bottom - 6}Q${margin} ${lower.bottom} ${margin + 6} ${lower.bottom}H${lower.x}`,
      points: [from, to],
    };
  }

  function join() {
    svg.replaceChildren();
    for (const mark of document.querySelectorAll("mark.active")) mark.classList.remove("active");
    for (const card of cards) {
      if (!card.open && !card.classList.contains("hinted")) continue;
      const severity = [...card.classList].find((name) => ["error", "warning", "info"].includes(name));
      const group = element("g", { class: severity }, svg);
      const ends = endsOf(number(card));
      for (const mark of ends) mark.classList.add("active");
      if (ends.length < 2) continue;
      const margin = card.closest("article").getBoundingClientRect().left + window.scrollX - 9;
      const [first, ...rest] = ends.map(anchor);
      for (const other of rest) {
        const { line, points } = joint(first, other, margin);
        element("path", { d: line }, group);
        for (const [cx, cy] of points) element("circle", { cx, cy, r: 3 }, group);
      }
    }
  }

  // Where there is room each card stands beside its figure. The one that was asked for gets the
  // place it wants, those before it make room upwards, those behind it downwards.
  const GAP = 10;
  const roomy = matchMedia("(min-width: 60.01rem)");

  function place(article) {
    const mine = cards.filter((card) => article.contains(card));
    if (!mine.length) return;
    article.classList.toggle("placed", roomy.matches);
    article.style.minHeight = "";
    for (const card of mine) card.style.top = "";
    if (!roomy.matches) return;
    const origin = article.getBoundingClientRect().top;
    const wanted = mine.map((card) => {
      const beside = endsOf(number(card))[0] || card.closest(".row");
      return beside.getBoundingClientRect().top - origin - 12;
    });
    const heights = mine.map((card) => card.offsetHeight);
    const tops = [];
    const chosen = mine.findIndex((card) => number(card) === current);
    let floor = 0;
    for (let i = 0; i < mine.length; i += 1) {
      tops[i] = Math.max(wanted[i], floor);
      floor = tops[i] + heights[i] + GAP;
    }
    if (chosen > 0) {
      const above = heights.slice(0, chosen).reduce((sum, height) => sum + height + GAP, 0);
      let ceiling = Math.max(wanted[chosen], above);
      tops[chosen] = Math.min(tops[chosen], ceiling);
      ceiling = tops[chosen];
      for (let i = chosen - 1; i >= 0; i -= 1) {
        tops[i] = Math.min(tops[i], ceiling - heights[i] - GAP);
        ceiling = tops[i];
      }
      for (let i = chosen + 1; i < mine.length; i += 1) {
        tops[i] = Math.max(wanted[i], tops[i - 1] + heights[i - 1] + GAP);
      }
    }
    mine.forEach((card, i) => { card.style.top = `${tops[i]}px`; });
    article.style.minHeight = `${tops[mine.length - 1] + heights[mine.length - 1] + 3 * GAP}px`;
  }

  function arrange(card) {
    const changed = card ? [card.closest("article")] : document.querySelectorAll("article");
    for (const article of changed) place(article);
    join();
  }

  function open(which, { scroll = true, focus = false } = {}) {
    const card = cards.find((one) => number(one) === which);
    if (!card) return;
    current = which;
    card.open = true;
    for (const link of document.querySelectorAll("[data-open]")) {
      if (Number(link.dataset.open) === which) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    document.querySelector('.jump [aria-current="true"]')?.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (scroll) {
      const mark = endsOf(which)[0] || card;
      mark.scrollIntoView({ block: "center" });
    }
    if (focus) card.querySelector("summary").focus({ preventScroll: true });
    const message = card.querySelector(".message").textContent;
    live.textContent = `${say("position", { n: which, of: cards.length })}: ${message}`;
    arrange(card);
  }

  function close() {
    const card = cards.find((one) => number(one) === current);
    if (!card) return;
    card.open = false;
    arrange(card);
  }

  function step(by) {
    if (!cards.length) return;
    close();
    const next = ((current - 1 + by + cards.length) % cards.length) + 1;
    open(current ? next : by > 0 ? 1 : cards.length, { focus: true });
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-open]");
    if (link) {
      event.preventDefault();
      open(Number(link.dataset.open), { scroll: !link.closest(".text"), focus: true });
      return;
    }
    const mark = event.target.closest("mark[data-findings]");
    if (mark) open(Number(mark.dataset.findings.split(" ")[0]), { scroll: false });
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input,textarea")) return;
    if (event.key === "n" || event.key === "j") step(1);
    else if (event.key === "p" || event.key === "k") step(-1);
    else if (event.key === "Escape") close();
  });
  for (const card of cards) {
    card.addEventListener("toggle", () => {
      if (card.open) current = number(card);
      arrange(card);
    });
    for (const [name, on] of [["pointerenter", true], ["pointerleave", false]]) {
      card.addEventListener(name, () => {
        card.classList.toggle("hinted", on);
        join();
      });
    }
  }
  document.getElementById("next")?.addEventListener("click", () => step(1));
  document.getElementById("previous")?.addEventListener("click", () => step(-1));
  window.addEventListener("resize", () => arrange());
  document.fonts?.ready.then(() => arrange());
  window.addEventListener("beforeprint", () => cards.forEach((card) => { card.open = true; }));

  // What a reader prefers is kept where the browser allows it.
  function kept(key, value) {
    try {
      if (value !== undefined) localStorage.setItem(`factcheck-${key}`, value);
      return localStorage.getItem(`factcheck-${key}`);
    } catch {
      return null;
    }
  }

  function speak(language) {
    const before = root.lang;
    root.lang = language;
    for (const one of document.querySelectorAll("[data-word]")) {
      one.textContent = say(one.dataset.word, one.dataset);
    }
    for (const one of document.querySelectorAll("[data-label]")) {
      one.setAttribute("aria-label", say(one.dataset.label, {}));
    }
    for (const one of document.querySelectorAll(`.notes[lang="${before}"],.frame[lang="${before}"],.more[lang="${before}"]`)) {
      one.lang = language;
    }
    arrange();
  }

  const theme = document.getElementById("theme");
  const dark = () => matchMedia("(prefers-color-scheme: dark)").matches;
  theme.addEventListener("click", () => {
    const now = root.dataset.theme || (dark() ? "dark" : "light");
    root.dataset.theme = now === "dark" ? "light" : "dark";
    kept("theme", root.dataset.theme);
  });
  if (kept("theme")) root.dataset.theme = kept("theme");
  const languages = Object.keys(words);
  document.getElementById("language").addEventListener("click", () => {
    const other = languages.find((one) => one !== root.lang);
    speak(other);
    kept("language", other);
  });
  if (languages.includes(kept("language")) && kept("language") !== root.lang) speak(kept("language"));
  const show = document.getElementById("show");
  show.addEventListener("click", () => {
    const on = document.body.classList.toggle("only-bad");
    show.setAttribute("aria-pressed", String(on));
  });
  for (const one of document.querySelectorAll("button[hidden]")) one.hidden = false;
  const asked = /^#f(\d+)$/.exec(location.hash);
  if (asked) open(Number(asked[1]));
  else arrange();
})();
