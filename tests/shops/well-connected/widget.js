window.Tawk_API = window.Tawk_API || {};
