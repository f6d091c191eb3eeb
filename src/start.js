{
  const { src, dataset } = document.currentScript;
  const page = document.documentElement.dataset;
  const kept = document.querySelector('main');

  const beside = name => new URL(name, src);

  const fail = () => {
    // Moving a node that never left would cost the reader's focus.
    if (!kept.isConnected) {
      // A table of the reader's own does not need the app.
      for (const own of document.querySelectorAll('[data-import]')) kept.querySelector('#' + own.id)?.replaceWith(own);
      document.querySelector('main').replaceWith(kept);
    }
    page.app = 'failed';
    delete page.applying;
    bringIfOpen();
  };

  // The module for a reader's own table comes when the place for it is opened, and not before the app stands, or has failed:
  // what a reader did in the page that is taken over would be lost.
  let table, tries = 0;
  const bring = () => {
    if (table) return;
    page.table = 'loading';
    if (page.app === 'loading') return;
    const module = beside(dataset.table);
    // Browsers may keep a failure under its address for as long as the page stands.
    if (tries++) module.search = tries;
    table = import(module)
      .then(own => own.default({ module_or_path: beside(dataset.tableWasm) }))
      .then(() => { page.table = 'ready'; })
      .catch(why => {
        table = null;
        page.table = 'failed';
        console.error(why);
      });
  };
  const bringIfOpen = () => { if (document.querySelector('[data-import][open]')) bring(); };

  addEventListener('toggle', event => { if (event.target.matches('[data-import][open]')) bring(); }, true);
  // A file that is dropped on the place opens it, and never replaces the page.
  for (const kind of ['dragover', 'drop'])
    addEventListener(kind, event => {
      const place = event.composedPath().find(node => node.dataset && 'import' in node.dataset);
      if (!place) return;
      event.preventDefault();
      place.open = true;
    });

  import(beside(dataset.js))
    .then(app => app.default({ module_or_path: beside(dataset.wasm) }))
    .catch(fail);
  bringIfOpen();

  // Whose a panic is tells the first of our files in its stack.
  const first = (stack, ...names) => Math.min(...names.map(name => stack.indexOf(name)).filter(at => at >= 0));
  for (const kind of ['error', 'unhandledrejection'])
    addEventListener(kind, event => {
      const error = event.error ?? event.reason;
      if (!(error instanceof WebAssembly.RuntimeError)) return;
      if (first(error.stack, dataset.table, dataset.tableWasm) < first(error.stack, dataset.js, dataset.wasm)) page.table = 'failed';
      else fail();
    });
}
