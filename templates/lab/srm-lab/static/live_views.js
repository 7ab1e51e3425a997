// A live view whose kernel is gone says in Dutch what to do; the manager of widgets writes English, and no way on.
const WAITS = 'Loading widget...';
const GONE = /^Error displaying widget/;

function mend(place, runAll) {
  const said = place.textContent;
  if (said === WAITS) {
    place.textContent = 'Dit scherm wordt geladen…';
  } else if (GONE.test(said)) {
    const note = document.createElement('p');
    const button = document.createElement('button');
    note.className = 'srm-verouderd srm-geen-scherm';
    button.type = 'button';
    button.textContent = 'Voer alle cellen uit';
    button.addEventListener('click', runAll);
    note.append('Dit scherm is van een eerdere keer. Voer alle cellen uit om er weer in te werken. ', button);
    place.replaceChildren(note);
  }
}

export function mendLiveViews(notebook, runAll) {
  const PLACE = '.jp-OutputArea-output';
  new MutationObserver(found => {
    for (const { target, addedNodes } of found) {
      if (target.matches(PLACE)) {
        mend(target, runAll);
      }
      for (const item of addedNodes) {
        item.querySelectorAll?.(PLACE).forEach(place => mend(place, runAll));
      }
    }
  }).observe(notebook.node, { subtree: true, childList: true });
}
