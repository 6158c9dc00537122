// The graph explorer: the bill for some apples as a computational graph, one node at a time, forward and then back.

const EDGES = { // each with its corners, and where its two texts stand
  price: [[[0, 5], [2.9, 5], [3.7, 4.3]], [0, 5]],
  count: [[[0, 3], [2.9, 3], [3.7, 3.7]], [0, 3]],
  apples: [[[4.3, 4], [7.7, 4]], [4.6, 4]],
  tax: [[[0, 1], [7, 1], [7.9, 3.6]], [4.6, 1]],
  total: [[[8.3, 4], [11.5, 4]], [8.6, 4]],
};
const NODES = [[4, 4], [8, 4]];
const KNOWN = { price: 0, count: 0, tax: 0, apples: 1, total: 2 }; // the step from which a value stands there
const BACK = { total: 3, apples: 4, tax: 4, price: 5, count: 5 }; // and from which its gradient does
const AT_WORK = [null, 0, 1, null, 1, 0];

export default explorer((page) => {
  const plane = new Plane(page, { x: [0, 11.5], y: [0, 6], tallest: 240, shape: 0.55, least: 400, edge: [6, 6] });

  function bill({ price, count, tax }) {
    const [apples, total] = [price * count, price * count * tax];
    const gradients = { total: 1, apples: tax, tax: apples, price: tax * count, count: tax * price };
    return { values: { price, count, tax, apples, total }, gradients };
  }

  function redraw() {
    const { step } = page.state;
    const { values, gradients } = bill(page.state);
    const fields = {};
    for (const name of Object.keys(EDGES)) {
      fields[name] = shown(values[name]);
      fields[`d_${name}`] = shown(gradients[name]);
    }
    const text = `${page.say("state", { step: String(step) })} ${page.say(`step_${step}`, fields)}`;

    plane.begin(text);
    for (const [name, [corners, spot]] of Object.entries(EDGES)) {
      plane.path(corners, "nx-line nx-thin");
      const value = step >= KNOWN[name] ? fields[name] : "?";
      plane.label(...spot, page.say(name, { value }), { dx: 2, dy: -7, anchor: "start", kind: "nx-value" });
      const back = { dx: 2, dy: 17, anchor: "start", kind: "nx-back" };
      if (step >= BACK[name]) plane.label(...spot, page.say("gradient", { value: fields[`d_${name}`] }), back);
    }
    NODES.forEach((node, i) => {
      const now = AT_WORK[step] === i ? "nx-now" : "";
      plane.add("circle", { class: `nx-node ${now}`, cx: plane.px(node[0]), cy: plane.py(node[1]), r: 14 });
      plane.label(...node, "×", { dy: 6, kind: "nx-sign" });
    });
    // (not `disabled`: that would take the focus away from whoever presses it by key)
    less.setAttribute("aria-disabled", String(step === page.limits.step[0]));
    more.setAttribute("aria-disabled", String(step === page.limits.step[1]));
    return text;
  }

  const go = (by) => () => page.change({ step: clamp(page.state.step + by, page.limits.step) });
  const [less, more] = [page.button("back", go(-1)), page.button("forward", go(1))];
  const sliders = ["step", "price", "count", "tax"].map((name) => page.slider(name));
  const help = make("p", { class: "nx-quiet" }, page.say("help"));
  return { main: [plane.svg, make("div", {}, less, more)], side: [...sliders, help], redraw };
});
