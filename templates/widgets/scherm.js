// A screen of regions: the HTML comes from Python, what someone does with a native control goes back.
// Runs in a shadow root, so that the look of the notebook and that of the screen leave each other alone.

const GEDULD = 6000; // milliseconds without an answer before the screen says so

function render({ model, el }) {
  const root = el.attachShadow({ mode: "open" });
  // Keys are for the controls here, not for shortcuts of the notebook (the listener of the lab looks for this mark).
  el.dataset.lmSuppressShortcuts = "true";
  letters(model.get("letters"));
  root.innerHTML = `<style>${model.get("stijl")}</style>
    <section class="scherm">
      <p class="verbinding" role="alert" hidden></p>
      <div class="delen"></div>
      <p class="melding" role="status" aria-live="polite"></p>
    </section>`;
  const screen = root.querySelector(".scherm");
  const parts = root.querySelector(".delen");
  const status = root.querySelector(".melding");
  const trouble = root.querySelector(".verbinding");
  screen.setAttribute("aria-label", model.get("titel"));

  let number = 0;
  let heard = false;
  const open = new Map(); // event number -> {region, timer}
  const later = new Map(); // region -> html that waits until someone is done typing
  const direct = { busy: false, next: null };

  function region(name) {
    let found = parts.querySelector(`:scope > [data-deel="${name}"]`);
    if (!found) {
      found = document.createElement("div");
      found.dataset.deel = name;
      parts.append(found);
    }
    return found;
  }

  function typed(place) {
    return [...place.querySelectorAll("form input, form textarea, form select, [data-sleutel]")].some((field) => changed(field));
  }

  function changed(field) {
    if (field.type === "hidden" || field.type === "range") return false;
    if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
    if (field.tagName === "SELECT") return [...field.options].some((item) => item.selected !== item.defaultSelected) && [...field.options].some((item) => item.defaultSelected);
    return field.value !== undefined && field.defaultValue !== undefined && field.value !== field.defaultValue;
  }

  function show(name, html, force) {
    const place = region(name);
    if (place.dataset.html === html) { later.delete(name); notice(place, false); return; }
    if (!force && typed(place)) {
      later.set(name, html);
      notice(place, true);
      return;
    }
    later.delete(name);
    const active = root.activeElement;
    const inside = active && place.contains(active) ? active.id : "";
    const spot = inside && "selectionStart" in active ? [active.selectionStart, active.selectionEnd] : null;
    place.innerHTML = html;
    place.dataset.html = html;
    for (const field of place.querySelectorAll("input[type=date]")) dutchDate(field);
    for (const link of place.querySelectorAll("a[data-bestand]")) link.href = address(link.dataset.bestand);
    // What asks for the focus gets it after an own action only: a change from elsewhere never takes it from someone.
    const wanted = (open.size && place.querySelector("[data-aandacht]")) || (inside && root.getElementById(inside));
    if (wanted) {
      wanted.focus({ preventScroll: !wanted.dataset.aandacht });
      if (spot && wanted.setSelectionRange && wanted.type !== "number" && wanted.type !== "date") {
        try { wanted.setSelectionRange(...spot); } catch { /* a control without a cursor */ }
      }
    }
  }

  function notice(place, on) {
    let bar = place.querySelector(":scope > .intussen");
    if (!on) { bar?.remove(); return; }
    if (bar) return;
    bar = document.createElement("p");
    bar.className = "intussen";
    bar.innerHTML = "Het dossier is intussen gewijzigd. Wat u hier typte, staat er nog. " +
      '<button type="button">Toon de nieuwe stand</button>';
    bar.querySelector("button").addEventListener("click", (event) => {
      event.stopPropagation();
      show(place.dataset.deel, later.get(place.dataset.deel) ?? place.dataset.html, true);
    });
    place.prepend(bar);
    status.textContent = "Het dossier is intussen gewijzigd.";
  }

  function send(actie, waarde, source) {
    number += 1;
    const mine = number;
    const timer = setTimeout(() => lost(), GEDULD);
    open.set(mine, { deel: source?.closest("[data-deel]")?.dataset.deel, timer });
    screen.setAttribute("aria-busy", "true");
    try {
      model.send({ soort: "actie", nummer: mine, actie, waarde });
    } catch {
      lost();
    }
    return mine;
  }

  function lost() {
    trouble.hidden = false;
    trouble.textContent = "Er komt geen antwoord. Wat u het laatst deed, is misschien niet bewaard. " +
      "Controleer de verbinding. Helpt dat niet: herstart de kernel en voer de cellen opnieuw uit. Wat bewaard was, blijft bewaard.";
  }

  function hear(message) {
    // For what stands around the screen: the lab marks what was shown before this moment.
    if (message.gewijzigd !== undefined) {
      el.dispatchEvent(new CustomEvent("srm-gewijzigd", { detail: message.gewijzigd, bubbles: true, composed: true }));
    }
    if (message.delen) {
      const forced = new Set([...open.values()].map((item) => item.deel));
      for (const [name, html] of Object.entries(message.delen)) show(name, html, forced.has(name));
      if (!heard) { heard = true; screen.dataset.klaar = "ja"; }
    }
    if (message.melding !== undefined) {
      status.textContent = "";
      status.classList.toggle("fout", Boolean(message.fout));
      requestAnimationFrame(() => { status.textContent = message.melding; });
    }
    if (message.klaar !== undefined) {
      clearTimeout(open.get(message.klaar)?.timer);
      open.delete(message.klaar);
      trouble.hidden = true;
      screen.dataset.gedaan = message.klaar;
      if (!open.size) screen.removeAttribute("aria-busy");
      if (direct.busy === message.klaar) {
        direct.busy = false;
        if (direct.next) { const next = direct.next; direct.next = null; now(next); }
      }
    }
  }

  // One question at a time while someone drags; the last position always gets its answer.
  function now(field) {
    if (direct.busy) { direct.next = field; return; }
    direct.busy = send(field.dataset.actie, value(field), field);
  }

  function value(field) {
    const plain = field.type === "checkbox" ? field.checked : "datum" in field.dataset ? isoDate(field.value) : field.value;
    if (!field.dataset.sleutel) return plain;
    const former = field.dataset.oud ?? field.defaultValue ?? [...(field.options ?? [])].find((item) => item.defaultSelected)?.value ?? "";
    return { sleutel: field.dataset.sleutel, waarde: plain, oud: former };
  }

  parts.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-actie]");
    if (button && button.form === null) send(button.dataset.actie, value(button), button);
    else if (button && button.type === "button") send(button.dataset.actie, value(button), button);
  });
  parts.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target;
    const data = Object.fromEntries(new FormData(form, event.submitter?.name ? event.submitter : undefined));
    for (const field of form.querySelectorAll("[data-datum][name]")) data[field.name] = isoDate(field.value);
    send(event.submitter?.dataset.actie ?? form.dataset.actie, data, form);
  });
  parts.addEventListener("change", (event) => {
    const field = event.target;
    if (field.dataset.verstuurd === field.value && field.tagName !== "SELECT") return;
    if (field.dataset.actie && !("direct" in field.dataset) && field.tagName !== "BUTTON") send(field.dataset.actie, value(field), field);
  });
  parts.addEventListener("input", (event) => {
    const field = event.target;
    const shown = field.id && root.querySelector(`output[for="${field.id}"]`);
    if (shown) shown.value = field.value.replace(".", ",");
    const mate = field.dataset.paar && root.getElementById(field.dataset.paar);
    if (mate) mate.value = field.value;
    if (field.dataset.actie && "direct" in field.dataset) now(field);
  });
  // Enter in a cell of a table keeps the value, as people know from a spreadsheet; Escape takes the former one back.
  parts.addEventListener("keydown", (event) => {
    const field = event.target;
    // A notebook takes the Enter key from a form before the browser sends it: send it here.
    if (event.key === "Enter" && field.tagName === "INPUT" && field.form && !field.dataset.sleutel) {
      event.preventDefault();
      field.form.requestSubmit();
      return;
    }
    if (!field.dataset?.sleutel || !["INPUT", "TEXTAREA"].includes(field.tagName)) return;
    if ("direct" in field.dataset) { // it answered already; in a form Enter must not save what is tried out
      if (event.key === "Enter") event.preventDefault();
      return;
    }
    const former = "datum" in field.dataset ? field.defaultValue : field.dataset.oud ?? field.defaultValue;
    const refused = field.getAttribute("aria-invalid") === "true";
    if (event.key === "Escape") field.value = former;
    if (event.key === "Enter") event.preventDefault();
    if ((event.key === "Enter" && field.value !== former) || (refused && ["Enter", "Escape"].includes(event.key))) {
      field.dataset.verstuurd = field.value;
      send(field.dataset.actie, value(field), field);
    }
  });
  // Arrows step through a lesson: a button asks for a key by naming it.
  screen.addEventListener("keydown", (event) => {
    if (event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    const button = root.querySelector(`button[data-toets="${event.key}"]:not([disabled])`);
    if (button) { event.preventDefault(); button.click(); }
  });

  model.on("msg:custom", hear);
  model.send({ soort: "hallo" });
  const waiting = setTimeout(() => { if (!heard) {
    trouble.hidden = false;
    trouble.textContent = "Dit scherm hoort bij een kernel die gestopt is. Voer de cel opnieuw uit om verder te gaan. Wat bewaard was, staat in het dossier.";
  } }, GEDULD);
  return () => {
    clearTimeout(waiting);
    for (const item of open.values()) clearTimeout(item.timer);
    model.off("msg:custom", hear);
  };
}

// A browser shows a date field in its own language; here every date is dd-mm-jjjj, whatever the browser.
function dutchDate(field) {
  const shown = field.getAttribute("value").replace(/^(\d{4})-(\d\d)-(\d\d)$/, "$3-$2-$1");
  field.dataset.oud ??= field.getAttribute("value");
  field.dataset.datum = "";
  field.type = "text";
  field.placeholder = "dd-mm-jjjj";
  field.inputMode = "numeric";
  field.autocomplete = "off";
  field.maxLength = 10;
  field.setAttribute("value", shown);
  field.value = shown;
}

function isoDate(text) {
  const found = text.trim().match(/^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/);
  return found ? `${found[3]}-${found[2].padStart(2, "0")}-${found[1].padStart(2, "0")}` : text.trim();
}

// Where the server of the notebook serves a file that stands beside the notebook.
function address(path) {
  let base = "/";
  try { base = JSON.parse(document.getElementById("jupyter-config-data").textContent).baseUrl || "/"; } catch { /* no lab */ }
  return `${base}files/${path.split("/").map(encodeURIComponent).join("/")}`;
}

// Fonts do not load from inside a shadow root: they stand once in the page.
function letters(css) {
  if (!css || document.getElementById("srm-letters")) return;
  const style = document.createElement("style");
  style.id = "srm-letters";
  style.textContent = css;
  document.head.append(style);
}

export default { render };
