// A tile for each phase in the launcher, and a calm first screen.
//
// JupyterLab takes an extension as a module-federation container: `init` hands over the packages it shares, `get`
// gives the module. That is little enough to write by hand, so there is nothing to build and nothing to fetch.
(() => {
  const ID = 'srm-lab';
  const CATEGORIE = 'Fasen';
  const FASEN = [
    ['1', 'Richten', '1_richten.ipynb', 'Kiezen wat telt: doelen en partners'],
    ['2', 'Inrichten', '2_inrichten.ipynb', 'Doelen verbinden met inspanningen en organisatie'],
    ['3', 'Verrichten', '3_verrichten.ipynb', 'Uitvoeren, meten en bijsturen'],
    ['4', 'Samenvatting', '4_samenvatting.ipynb', 'Wat betekent het samen?']
  ];
  let packages = {};

  async function shared(name) {
    const [version] = Object.values(packages[name]);
    return (await version.get())();
  }

  const icon = (LabIcon, number) =>
    new LabIcon({
      name: `${ID}:fase-${number}`,
      svgstr:
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">' +
        '<circle cx="12" cy="12" r="10.5" fill="#0b5a75"/>' +
        '<text x="12" y="16.6" text-anchor="middle" font-family="system-ui,sans-serif" font-size="13"' +
        ` font-weight="600" fill="#fff">${number}</text></svg>`
    });

  async function extension() {
    const { ILauncher } = await shared('@jupyterlab/launcher');
    const { LabIcon } = await shared('@jupyterlab/ui-components');
    const { INotebookTracker } = await shared('@jupyterlab/notebook');
    const { ITranslator } = await shared('@jupyterlab/translation');
    const { Widget } = await shared('@lumino/widgets');
    const icons = Object.fromEntries(FASEN.map(([number]) => [number, icon(LabIcon, number)]));

    const activate = (app, launcher, notebooks, translator) => {
      app.commands.addCommand(`${ID}:open`, {
        label: args => args.label || 'Fase openen',
        caption: args => args.caption || 'Open het notebook van een fase',
        icon: args => icons[args.number],
        execute: args => app.commands.execute('docmanager:open', { path: args.path })
      });
      FASEN.forEach(([number, label, path, caption], rank) =>
        launcher.add({
          command: `${ID}:open`,
          args: { number, label, path, caption },
          category: CATEGORIE,
          categoryRank: -1,
          rank
        })
      );
      // The other tiles make an empty file of some kind; the menu does that too.
      const items = launcher.items.bind(launcher);
      launcher.items = () => Array.from(items()).filter(item => item.category === CATEGORIE)[Symbol.iterator]();
      // JupyterLab makes a notebook without its translator, so that the message of a kernel that died is in English.
      notebooks.widgetAdded.connect((_, panel) => {
        panel._trans = translator.load('jupyterlab');
      });
      void app.restored.then(() => {
        // An empty side area stays open until something has come and gone in it.
        const passer = new Widget();
        passer.id = `${ID}-passer`;
        app.shell.add(passer, 'right');
        passer.dispose();
      });
    };
    const requires = [ILauncher, INotebookTracker, ITranslator];
    return { __esModule: true, default: { id: `${ID}:fasen`, autoStart: true, requires, activate } };
  }

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB[ID] = {
    init: given => {
      packages = given;
    },
    get: async () => {
      const made = await extension();
      return () => made;
    }
  };
})();
