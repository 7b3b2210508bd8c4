// Suggests councils, services, work and other words while somebody types into a search box: a combobox as the ARIA
// Authoring Practices describe one with a list. Without it the form searches all the same.
const wait = 150;
const longest = 2000;

function combobox(input, number) {
    const list = document.createElement("ul");
    const said = document.createElement("div");
    let options = [];
    let at = -1;
    let typed = "";
    let timer = 0;
    let asking = null;

    list.id = `suggestions-${number}`;
    list.className = "suggestions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.dataset.suggestions);
    list.hidden = true;
    said.className = "govuk-visually-hidden";
    said.setAttribute("role", "status");
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-expanded", "false");
    // The input would lose its place in the row of box and button if the list stood beside it.
    input.form.append(list, said);

    function close() {
        asking?.abort();
        clearTimeout(timer);
        list.hidden = true;
        at = -1;
        input.setAttribute("aria-expanded", "false");
        input.removeAttribute("aria-activedescendant");
    }

    function mark(next) {
        options[at]?.setAttribute("aria-selected", "false");
        at = next;
        const option = options[at];
        input.value = option ? option.dataset.text : typed;
        if (!option) return input.removeAttribute("aria-activedescendant");
        option.setAttribute("aria-selected", "true");
        option.scrollIntoView({ block: "nearest" });
        input.setAttribute("aria-activedescendant", option.id);
    }

    function choose(option) {
        input.value = option.dataset.text;
        close();
        input.form.requestSubmit();
    }

    function drawn({ text, about }, place) {
        const option = document.createElement("li");
        const words = document.createElement("span");
        option.id = `${list.id}-${place}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.text = text;
        words.textContent = about;
        option.append(text, " ", words);
        // The list would close as the input loses the focus, before the click comes.
        option.addEventListener("pointerdown", (event) => event.preventDefault());
        option.addEventListener("click", () => choose(option));
        return option;
    }

    function show(suggestions) {
        options = suggestions.map(drawn);
        list.replaceChildren(...options);
        at = -1;
        input.removeAttribute("aria-activedescendant");
        list.hidden = !options.length;
        input.setAttribute("aria-expanded", String(!list.hidden));
        said.textContent = options.length ? `${options.length} ${input.dataset.suggestions}` : "";
    }

    async function ask() {
        asking?.abort();
        asking = new AbortController();
        const address = `${input.dataset.suggest}?${new URLSearchParams({ q: typed })}`;
        try {
            const signal = AbortSignal.any([asking.signal, AbortSignal.timeout(longest)]);
            const answer = await fetch(address, { signal });
            if (answer.ok && document.activeElement === input) show((await answer.json()).suggestions);
        } catch {
            // Suggestions that do not come are missed by nobody.
        }
    }

    input.addEventListener("input", () => {
        typed = input.value;
        clearTimeout(timer);
        if (typed.trim().length < 2) return close();
        timer = setTimeout(ask, wait);
    });
    input.addEventListener("keydown", (event) => {
        if (event.isComposing || list.hidden) return;
        const steps = { ArrowDown: at + 1, ArrowUp: at - 1 };
        if (event.key in steps) {
            event.preventDefault();
            // Before the first and after the last stands what was typed.
            const next = steps[event.key];
            mark(next >= options.length ? -1 : next < -1 ? options.length - 1 : next);
        } else if (event.key === "Escape") {
            event.preventDefault();
            mark(-1);
            close();
        }
    });
    input.addEventListener("blur", close);
    input.form.addEventListener("submit", close);
}

document.querySelectorAll("input[data-suggest]").forEach(combobox);
