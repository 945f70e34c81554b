// Refreshes the hints under the texts of a form while somebody types. Without it the button "check the text" does the
// same. A form says where to ask with data-advice-door; the hints of a field stand in [data-advice=its name].
{
  const line = (kind, text, name) => {
    const element = document.createElement(kind);
    element.textContent = text;
    if (name) element.className = name;
    return element;
  };

  function show(place, plainer, advice) {
    place.replaceChildren();
    if (!advice) return;
    place.append(line("p", advice.score, `advice-score advice-${advice.reading}`));
    if (advice.long) place.append(line("p", advice.long));
    if (!advice.plainer.length) return;
    place.append(line("p", plainer));
    const list = document.createElement("ul");
    list.lang = "pl";
    for (const one of advice.plainer) list.append(line("li", `„${one.phrase}” → ${one.instead}`));
    place.append(list);
  }

  async function ask(form, field, place) {
    const body = new URLSearchParams({ seal: form.elements.seal.value, text: field.value });
    try {
      const answer = await fetch(form.dataset.adviceDoor, { method: "POST", body });
      if (!answer.ok) return;
      const said = await answer.json();
      show(place, said.plainer, said.advice);
    } catch {
      // The hints stay as they were; nothing that was typed is touched.
    }
  }

  for (const form of document.querySelectorAll("form[data-advice-door]")) {
    for (const place of form.querySelectorAll("[data-advice]")) {
      const field = form.elements[place.dataset.advice];
      let waiting;
      field.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => ask(form, field, place), 600);
      });
    }
  }
}
