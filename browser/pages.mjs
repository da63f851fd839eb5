// Every kind of page, for what is looked at on all of them.

/**
 * Name, path, whether somebody is signed in, and how many bytes may be transferred for it, without pictures, compressed
 * by gzip, with nothing kept from before; `act` brings the page where it is worth looking at.
 */
export const PAGES = [
    { name: 'home', path: '/', signedIn: false, budget: 30_000 },
    { name: 'play', path: '/play', signedIn: true, budget: 60_000 },
];
