// Wagtail's text editor makes style elements. The security policy lets in those with the number of this answer, which
// this file bears: so what scripts of ours make has a style, and what was smuggled into a page has none.
(() => {
    const { nonce } = document.currentScript;
    const create = Document.prototype.createElement;

    Document.prototype.createElement = function createElement(name, ...more) {
        const element = create.call(this, name, ...more);
        if (element instanceof HTMLStyleElement) element.nonce = nonce;
        return element;
    };
})();
