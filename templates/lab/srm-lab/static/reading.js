// Finding one's way in a phase: contents at the left, a step that opens when it is chosen, and a way back to the top.
const CONTENTS = 'table-of-contents';
const NARROW = 1000; // pixels
const SEEN = 'srm-lab:inhoud';
const CLOSED = 'srm-lab:smal'; // the side was closed for a small window

export function style(here) {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL('lab.css', here).href;
  document.head.append(link);
}

// The contents are open the first time; after that it is as the person left it.
export async function openContents(app, state) {
  if (await state?.fetch(SEEN).catch(() => null)) {
    return;
  }
  if (innerWidth < NARROW) {
    if (!(await state?.fetch(CLOSED).catch(() => null))) {
      app.shell.collapseLeft(); // there the notebook needs all the room
      await state?.save(CLOSED, true);
    }
    return;
  }
  app.shell.activateById(CONTENTS);
  await state?.save(SEEN, true);
}

// A step that was chosen in the contents, or whose heading was clicked, is opened.
export function openChosenSteps(notebooks, actions) {
  document.addEventListener('click', event => {
    if (!event.target.closest?.('.jp-tocItem-heading')) {
      return;
    }
    setTimeout(() => {
      const notebook = notebooks.currentWidget?.content;
      const cell = notebook?.activeCell;
      if (cell?.headingCollapsed) {
        actions.setHeadingCollapse(cell, false, notebook);
        void notebook.scrollToItem(notebook.activeCellIndex, 'start');
      }
    }, 150);
  });
}

function button(label, hint, act) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.title = hint;
  made.addEventListener('click', act);
  return made;
}

export function addWayfinding(panel, actions, Widget) {
  const notebook = panel.content;
  const bar = document.createElement('nav');
  bar.className = 'srm-wegwijs';
  bar.setAttribute('aria-label', 'Door het notebook');
  bar.append(
    button('Naar boven', 'Ga naar het begin van dit notebook', () => {
      notebook.activeCellIndex = 0;
      void notebook.scrollToItem(0, 'start');
    }),
    button('Alle stappen open', 'Klap alle stappen open', () => actions.expandAllHeadings(notebook)),
    button('Alle stappen dicht', 'Klap alle stappen dicht', () => {
      for (const cell of notebook.widgets) {
        if (cell.headingInfo?.level === 2) {
          actions.setHeadingCollapse(cell, true, notebook);
        }
      }
    })
  );
  panel.contentHeader.addWidget(new Widget({ node: bar }));
  // A heading opens and closes its step; a text that is being selected is left alone.
  notebook.node.addEventListener('click', event => {
    const heading = event.target.closest?.('.jp-MarkdownCell .jp-RenderedMarkdown h2');
    if (!heading || event.target.closest('a') || String(getSelection())) {
      return;
    }
    const cell = notebook.widgets.find(item => item.node.contains(heading));
    if (cell) {
      actions.setHeadingCollapse(cell, !cell.headingCollapsed, notebook);
    }
  });
  return bar;
}

// What went wrong is not left inside a closed step.
export function showErrors(notebook, actions) {
  const failed = notebook.widgets.find(
    cell => cell.model.type === 'code' && cell.model.outputs.toJSON().some(item => item.output_type === 'error')
  );
  if (failed) {
    actions.expandParent(failed, notebook);
    void notebook.scrollToCell(failed, 'center');
  }
}
