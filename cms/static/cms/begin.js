// Wagtail begins date pickers, choosers and lists of forms by scripts in its pages, which the security policy forbids.
// Our templates say the same by attributes, and this file does what they say.
(() => {
    const MAY_BEGIN = /^((init|create)\w+Chooser|[A-Z]\w+(Chooser|Panel))$/;

    class Begin extends window.StimulusModule.Controller {
        static values = { what: String, with: Array };

        connect() {
            const { element, whatValue: what } = this;
            // What is moved within the page is connected again.
            if (element.dataset.begun || !MAY_BEGIN.test(what)) return;
            element.dataset.begun = "";
            if (/^[A-Z]/.test(what)) new window[what](...this.withValue);
            else window[what](...this.withValue);
        }
    }

    window.wagtail.app.register("begin", Begin);
})();
