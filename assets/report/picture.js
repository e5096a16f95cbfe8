// @ts-check

/**
 * @typedef {import('../../src/evidence/html/picture-graph').Picture} Picture
 * @typedef {import('../../src/evidence/html/picture-graph').PictureBox} PictureBox
 * @typedef {import('../../src/evidence/html/picture-graph').PictureNode} PictureNode
 * @typedef {import('../../src/evidence/html/picture-graph').PictureEdge} PictureEdge
 * @typedef {{ id: string, x: number, y: number, width: number, height: number }} Place
 * @typedef {{ x: number, y: number }} Point
 * @typedef {{ width: number, height: number, places: Map<string, Place>, routes: Map<string, { points: Point[], label?: Place }> }} Layout
 */

/**
 * Draws an environment: a table of its connections at once, and a picture above it when a worker has laid it out. Where
 * no worker runs, the table is all there is.
 *
 * @type {(container: HTMLElement, picture: Picture) => Promise<boolean>} resolves to whether there is a picture
 */
const drawPicture = (() => {
  const SVG = 'http://www.w3.org/2000/svg';
  const NODE = { width: 216, height: 70 };
  const LABEL = { width: 170, height: 16 };
  const BOX_LABEL = 300;
  const INSET = 16;
  const MARGIN = 4;
  const PACKED = {
    'elk.algorithm': 'rectpacking',
    'elk.hierarchyHandling': 'SEPARATE_CHILDREN',
    'elk.aspectRatio': '2.4',
    'elk.alignment': 'LEFT',
    'elk.spacing.nodeNode': '18',
  };
  const LAYERED = {
    'elk.algorithm': 'layered',
    'elk.direction': 'RIGHT',
    'elk.alignment': 'LEFT',
    'elk.spacing.nodeNode': '18',
    'elk.layered.spacing.nodeNodeBetweenLayers': '36',
  };
  /** How small the picture may get before it scrolls instead. */
  const SMALLEST = 0.8;
  /** What a node's state looks like besides its colour. */
  const SHAPES = {
    blocking: 'M4 0h4l4 4v4l-4 4h-4l-4-4v-4z',
    advisory: 'M6 0l6 12h-12z',
    baselined: 'M1 1h10v10h-10z',
    excepted: 'M6 0l6 6l-6 6l-6-6z',
    fine: 'M0 6a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z',
  };
  let drawn = 0;

  /** @type {(container: HTMLElement, picture: Picture) => Promise<boolean>} */
  async function draw(container, picture) {
    const table = connectionTable(picture);
    container.replaceChildren(table);
    if (picture.nodes.length === 0) return false;
    try {
      const pen = penFor(container);
      const layout = placesIn(await layOut(graphOf(picture, pen)));
      const frame = html('div', { class: 'picture-frame' });
      frame.append(drawing(picture, layout, pen));
      container.replaceChildren(frame, caption(picture), table);
      return true;
    } catch (error) {
      container.prepend(html('p', { class: 'picture-caption' }, 'This browser does not draw the picture here; the table says the same.'));
      if (table instanceof HTMLDetailsElement) table.open = true;
      return false;
    }
  }

  // ---- what is drawn where ----

  /** @type {Promise<(graph: object) => Promise<any>> | undefined} */
  let layouter;

  /** @type {(graph: object) => Promise<any>} */
  async function layOut(graph) {
    layouter ??= startWorker();
    return (await layouter)(graph);
  }

  /** Runs the layout library, which stands in the page as text, in a worker: the page stays quick. */
  async function startWorker() {
    const library = document.getElementById('layout-library')?.textContent ?? '';
    const worker = new Worker(URL.createObjectURL(new Blob([library], { type: 'text/javascript' })));
    /** @type {Map<number, { resolve: (data: any) => void, reject: (error: unknown) => void }>} */
    const waiting = new Map();
    let asked = 0;
    worker.onmessage = ({ data: { id, data, error } }) => {
      const asker = waiting.get(id);
      waiting.delete(id);
      if (error) asker?.reject(error);
      else asker?.resolve(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      waiting.forEach(({ reject }) => reject(event));
    };
    /** @type {(message: object) => Promise<any>} */
    const ask = (message) => new Promise((resolve, reject) => {
      waiting.set(asked, { resolve, reject });
      worker.postMessage({ id: asked++, ...message });
    });
    await ask({ cmd: 'register', algorithms: ['layered', 'rectpacking'] });
    return (/** @type {object} */ graph) => ask({ cmd: 'layout', graph, layoutOptions: {}, options: {} });
  }

  /**
   * The graph in the words of the library. What nothing is connected to is packed, all else is laid out in layers.
   *
   * @type {(picture: Picture, pen: Pen) => object}
   */
  function graphOf({ boxes, nodes, edges }, pen) {
    const ends = new Set(edges.flatMap(({ from, to }) => [from, to]));
    /** @type {(parent: string | undefined) => object} */
    const inside = (parent) => {
      const parts = [
        ...boxes.filter((box) => box.parent === parent).map((box) => boxOf(box, inside(box.id))),
        ...nodes.filter((node) => node.box === parent).map(({ id }) => ({ id, ...NODE, isBusy: ends.has(id) })),
      ];
      return packed(`rest-${parent}`, parts);
    };
    /** @type {(box: PictureBox, content: object) => any} */
    const boxOf = (box, content) => {
      const width = Math.min(BOX_LABEL, pen.width(boxLabel(box, boxes), 'strong')) + 2 * INSET;
      const options = { 'elk.padding': padding(34, INSET), 'elk.nodeSize.constraints': 'MINIMUM_SIZE', 'elk.nodeSize.minimum': `(${width}, 40)` };
      return withOptions({ id: box.id, ...content }, options);
    };
    return withOptions({
      id: 'picture',
      ...inside(undefined),
      edges: edges.map(({ id, from, to, ...edge }) => ({ id, sources: [from], targets: [to], labels: labelsOf(edgeLabel(edge), pen) })),
    }, { 'elk.padding': padding(0, 0), 'elk.hierarchyHandling': 'INCLUDE_CHILDREN', 'json.edgeCoords': 'ROOT', 'json.shapeCoords': 'ROOT' });
  }

  /**
   * @typedef {{ id: string, isBusy: boolean, layoutOptions?: object }} Part
   * @type {(id: string, parts: Part[]) => { isBusy: boolean, children: Part[], layoutOptions: object }}
   */
  function packed(id, parts) {
    const busy = parts.filter(({ isBusy }) => isBusy);
    const quiet = parts.filter(({ isBusy }) => !isBusy);
    if (busy.length === 0) return { isBusy: false, children: quiet, layoutOptions: PACKED };
    const rest = { id, isBusy: false, children: quiet, layoutOptions: { ...PACKED, 'elk.padding': padding(0, 0) } };
    return { isBusy: true, children: quiet.length < 2 ? [...busy, ...quiet] : [...busy, rest], layoutOptions: LAYERED };
  }

  /** @type {(graph: any, options: object) => any} */
  function withOptions(graph, options) {
    return { ...graph, layoutOptions: { ...graph.layoutOptions, ...options } };
  }

  /** @type {(text: string, pen: Pen) => object[]} */
  function labelsOf(text, pen) {
    if (text === '') return [];
    return [{ text, width: Math.min(LABEL.width, pen.width(text, 'small') + 8), height: LABEL.height, layoutOptions: { 'elk.edgeLabels.inline': 'true' } }];
  }

  /** @type {(top: number, others: number) => string} */
  function padding(top, others) {
    return `[top=${top},left=${others},bottom=${others},right=${others}]`;
  }

  /** @type {(graph: any) => Layout} */
  function placesIn(graph) {
    const places = new Map();
    const routes = new Map();
    /** @type {(node: any) => void} */
    const collect = (node) => {
      places.set(node.id, node);
      node.children?.forEach(collect);
    };
    graph.children.forEach(collect);
    for (const { id, sections: [section], labels } of graph.edges) {
      routes.set(id, { points: [section.startPoint, ...section.bendPoints ?? [], section.endPoint], label: labels?.[0] });
    }
    return { width: graph.width, height: graph.height, places, routes };
  }

  // ---- the drawing ----

  /** @type {(picture: Picture, layout: Layout, pen: Pen) => SVGElement} */
  function drawing(picture, { width, height, places, routes }, pen) {
    const prefix = `picture-${drawn++}`;
    const image = svg('svg', {
      'class': 'picture',
      'viewBox': `${-MARGIN} ${-MARGIN} ${width + 2 * MARGIN} ${height + 2 * MARGIN}`,
      'role': 'graphics-document',
      'aria-labelledby': `${prefix}-title`,
      'aria-describedby': `${prefix}-description`,
      'style': `min-width: ${Math.round(width * SMALLEST)}px; max-width: ${Math.round(width + 2 * MARGIN)}px`,
    });
    image.append(
      svg('title', { id: `${prefix}-title` }, `The environment ${picture.name}`),
      svg('desc', { id: `${prefix}-description` }, summary(picture)),
      arrowhead(`${prefix}-arrow`),
      ...picture.boxes.map((box) => drawBox(box, picture.boxes, placeOf(places, box), pen)),
      ...picture.edges.map((edge) => drawRoute(edge, routes, `${prefix}-arrow`)),
      ...picture.edges.map((edge) => drawLabel(edge, routes, picture, pen)),
      ...picture.nodes.map((node) => drawNode(node, placeOf(places, node), pen)),
    );
    return image;
  }

  /** @type {(places: Map<string, Place>, of: { id: string }) => Place} */
  function placeOf(places, { id }) {
    return /** @type {Place} */ (places.get(id));
  }

  /** @type {(id: string) => SVGElement} */
  function arrowhead(id) {
    const marker = svg('marker', { id, viewBox: '0 0 8 8', refX: 8, refY: 4, markerWidth: 8, markerHeight: 8, orient: 'auto' });
    marker.append(svg('path', { class: 'picture-arrow', d: 'M0 0l8 4l-8 4z' }));
    return marker;
  }

  /** @type {(box: PictureBox, boxes: readonly PictureBox[], place: Place, pen: Pen) => SVGElement} */
  function drawBox(box, boxes, { x, y, width, height }, pen) {
    const group = svg('g', { 'class': `picture-box picture-${box.kind}`, 'data-box': box.id });
    group.append(
      svg('rect', { x, y, width, height, rx: box.kind === 'network' ? 12 : 6 }),
      svg('title', {}, boxLabel(box, boxes)),
      svg('text', { x: x + INSET, y: y + 22 }, pen.cut(boxLabel(box, boxes), width - 2 * INSET, 'strong')),
    );
    return group;
  }

  /** @type {(edge: PictureEdge, routes: Layout['routes'], arrow: string) => SVGElement} */
  function drawRoute(edge, routes, arrow) {
    const { points } = /** @type {{ points: Point[] }} */ (routes.get(edge.id));
    return svg('path', {
      'class': `picture-edge${edge.isPrivate ? ' picture-private' : ''}`,
      'data-edge': edge.id,
      'd': points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join(''),
      'marker-end': `url(#${arrow})`,
      'aria-hidden': 'true',
    });
  }

  /** @type {(edge: PictureEdge, routes: Layout['routes'], picture: Picture, pen: Pen) => SVGElement} */
  function drawLabel(edge, routes, { nodes }, pen) {
    const group = svg('g', { 'class': 'picture-label', 'aria-hidden': 'true' });
    const label = routes.get(edge.id)?.label;
    if (!label) return group;
    const { x, y, width, height } = label;
    const end = (/** @type {string} */ id) => nodes.find((node) => node.id === id)?.name ?? '';
    group.append(
      svg('title', {}, `${end(edge.from)} uses ${end(edge.to)}: ${[pathWords(edge), ...edge.variables].join(', ')}`),
      svg('rect', { x, y, width, height }),
      svg('text', { 'x': x + width / 2, 'y': y + 12, 'text-anchor': 'middle' }, pen.cut(edgeLabel(edge), width - 4, 'small')),
    );
    return group;
  }

  /** @type {(node: PictureNode, place: Place, pen: Pen) => SVGElement} */
  function drawNode(node, { x, y, width, height }, pen) {
    const words = [node.name, kindWords(node), findingWords(node)];
    const all = [...words, node.path, ...node.kind === 'component' ? [counted(node.resources, 'resource')] : [], ...node.owner === undefined ? [] : [`owner ${node.owner}`]].join(', ');
    const group = svg(node.link === undefined ? 'g' : 'a', {
      'class': `picture-node picture-${node.kind === 'elsewhere' ? node.kind : node.state}`, 'data-node': node.id, 'transform': `translate(${x} ${y})`,
      ...node.link === undefined ? {} : { href: node.link },
    });
    const room = width - 2 * INSET;
    group.append(
      svg('title', {}, all),
      svg('rect', { class: 'picture-face', width, height, rx: 6 }),
      svg('path', { class: 'picture-shape', d: SHAPES[node.state], transform: `translate(${INSET} 48)` }),
      svg('text', { class: 'picture-name', x: INSET, y: 22 }, pen.cut(words[0], room, 'strong')),
      svg('text', { class: 'picture-kind', x: INSET, y: 40 }, pen.cut(words[1], room, 'small')),
      svg('text', { class: 'picture-findings', x: INSET + 18, y: 58 }, pen.cut(shortFindingWords(node), room - 18, 'small')),
    );
    return group;
  }

  // ---- words ----

  /** @type {(box: PictureBox, boxes: readonly PictureBox[]) => string} */
  function boxLabel({ id, kind, name, parent }, boxes) {
    if (kind === 'network') return `network ${name}`;
    const isSplit = boxes.some((other) => other.kind === kind && other.name === name && other.id !== id);
    return isSplit && parent === undefined ? `${name}, outside of the network` : name;
  }

  /** @type {(node: PictureNode) => string} */
  function kindWords({ kind, type = '', version, path, resources }) {
    if (kind === 'component') return [type.slice(type.lastIndexOf('.') + 1), version].join(' ');
    if (kind === 'elsewhere') return path;
    return `${kind === 'part' ? 'part of the core, ' : ''}${counted(resources, 'resource')}`;
  }

  /** @type {(node: PictureNode) => string} */
  function findingWords({ findings, kind }) {
    const words = Object.entries(findings).map(([word, count]) => `${count} ${word}`);
    return words.join(', ') || (kind === 'elsewhere' ? 'not judged here' : 'no findings');
  }

  /**
   * The worst, and how many others, where not all kinds have room.
   *
   * @type {(node: PictureNode) => string}
   */
  function shortFindingWords(node) {
    const [[word, worst] = ['', 0], ...others] = Object.entries(node.findings);
    return others.length < 2 ? findingWords(node) : `${worst} ${word}, ${others.reduce((sum, [, count]) => sum + count, 0)} more`;
  }

  /** @type {(edge: Pick<PictureEdge, 'variables' | 'port' | 'protocol'>) => string} */
  function edgeLabel(edge) {
    const [first = '', ...others] = edge.variables;
    const common = others.reduce((prefix, name) => sharedBeginning(prefix, name), first).replace(/[^_]*$/, '');
    return [portWords(edge), others.length > 0 && common !== '' ? `${common}*` : edge.variables.join(' ')].filter((words) => words !== '').join(' ');
  }

  /** @type {(one: string, other: string) => string} */
  function sharedBeginning(one, other) {
    let length = 0;
    while (length < one.length && one[length] === other[length]) length++;
    return one.slice(0, length);
  }

  /** @type {(edge: Pick<PictureEdge, 'port' | 'protocol'>) => string} */
  function portWords({ protocol = '', port }) {
    return port === undefined ? '' : `${protocol} ${port}`.trim();
  }

  /** @type {(edge: PictureEdge) => string} */
  function pathWords(edge) {
    const path = edge.isPrivate === undefined ? 'path not known' : edge.isPrivate ? 'private path' : 'public path';
    return [portWords(edge), path].filter((words) => words !== '').join(', ');
  }

  /** @type {(picture: Picture) => string} */
  function summary({ boxes, nodes, edges, state }) {
    const components = nodes.filter(({ kind }) => kind === 'component').length;
    const stacks = new Set(boxes.filter(({ kind }) => kind === 'stack').map(({ name }) => name)).size;
    const worst = state === 'fine' || state === undefined ? 'no findings' : `the worst is ${state}`;
    return `${counted(components, 'component')} in ${counted(stacks, 'stack')} with ${counted(edges.length, 'connection')}; ${worst}. The connections are in the table below.`;
  }

  /** @type {(number: number, noun: string) => string} */
  function counted(number, noun) {
    return `${number} ${noun}${number === 1 ? '' : 's'}`;
  }

  /** @type {(picture: Picture) => HTMLElement} */
  function caption({ boxes, edges }) {
    return html('p', { class: 'picture-caption' }, [
      'Boxes are stacks, with what was found in each of their parts.',
      ...boxes.some(({ kind }) => kind === 'network') ? ['The dashed frame is the network.'] : [],
      ...edges.length > 0 ? ['Arrows go from who connects to what it uses: solid where the path is private, dotted where nothing says so.'] : [],
    ].join(' '));
  }

  /** @type {(picture: Picture) => HTMLElement} */
  function connectionTable({ name, nodes, edges }) {
    if (nodes.length === 0) return html('p', { class: 'picture-caption' }, `Nothing is in ${name}.`);
    if (edges.length === 0) return html('p', { class: 'picture-caption' }, 'Nothing is connected here.');
    const node = (/** @type {string} */ id) => /** @type {PictureNode} */ (nodes.find((each) => each.id === id));
    const table = html('table', {});
    table.append(html('caption', {}, `Connections in ${name}`), tableRow('th', ['From', 'To', 'Network', 'Path', 'Variables']));
    for (const edge of edges) {
      table.append(tableRow('td', [node(edge.from).path, node(edge.to).path, edge.network ?? 'none', pathWords(edge), edge.variables.join(', ')]));
    }
    const details = /** @type {HTMLDetailsElement} */ (html('details', { class: 'picture-table' }));
    const scroller = html('div', { 'class': 'picture-frame', 'tabindex': '0', 'role': 'region', 'aria-label': `Connections in ${name}` });
    scroller.append(table);
    details.append(html('summary', {}, `${counted(edges.length, 'connection')} as a table`), scroller);
    window.addEventListener('beforeprint', () => { details.open = true; });
    return details;
  }

  /** @type {(tag: 'th' | 'td', cells: string[]) => HTMLElement} */
  function tableRow(tag, cells) {
    const row = html('tr', {});
    row.append(...cells.map((cell) => html(tag, tag === 'th' ? { scope: 'col' } : {}, cell)));
    return row;
  }

  // ---- texts and elements ----

  /**
   * Measures and cuts texts in the font of the page.
   *
   * @typedef {{ width: (text: string, style: 'strong' | 'small') => number, cut: (text: string, room: number, style: 'strong' | 'small') => string }} Pen
   * @type {(container: HTMLElement) => Pen}
   */
  function penFor(container) {
    const context = /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d'));
    const { fontFamily } = getComputedStyle(container);
    /** @type {Pen['width']} */
    const width = (text, style) => {
      context.font = `${style === 'strong' ? '600 13px' : '12px'} ${fontFamily}`;
      return Math.ceil(context.measureText(text).width);
    };
    /** @type {Pen['cut']} */
    const cut = (text, room, style) => {
      const letters = [...text];
      if (width(text, style) <= room) return text;
      let [fits, tooLong] = [0, letters.length];
      while (tooLong - fits > 1) {
        const half = (fits + tooLong) >> 1;
        if (width(`${letters.slice(0, half).join('')}…`, style) <= room) fits = half;
        else tooLong = half;
      }
      return `${letters.slice(0, fits).join('')}…`;
    };
    return { width, cut };
  }

  /** @type {(tag: string, attributes: Record<string, string | number>, text?: string) => SVGElement} */
  function svg(tag, attributes, text) {
    return /** @type {SVGElement} */ (filled(document.createElementNS(SVG, tag), attributes, text));
  }

  /** @type {(tag: string, attributes: Record<string, string>, text?: string) => HTMLElement} */
  function html(tag, attributes, text) {
    return /** @type {HTMLElement} */ (filled(document.createElement(tag), attributes, text));
  }

  /** @type {(element: Element, attributes: Record<string, string | number>, text?: string) => Element} */
  function filled(element, attributes, text) {
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, String(value)));
    if (text !== undefined) element.textContent = text;
    return element;
  }

  return draw;
})();
