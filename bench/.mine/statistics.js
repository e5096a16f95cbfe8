"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.median = median;
exports.ratios = ratios;
exports.spread = spread;
/** The middle value; of an even number of values the mean of the two in the middle. */
function median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    const middle = Math.floor(sorted.length / 2);
    return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
/** A number of each pair, divided: pairs ran next to each other and were disturbed alike. */
function ratios(over, under, numberOf) {
    return over.map((one, index) => numberOf(one) / numberOf(under[index]));
}
/** The median with the smallest and the largest value: `1.30 (1.24..1.41)`. */
function spread(values) {
    return `${median(values).toFixed(2)} (${Math.min(...values).toFixed(2)}..${Math.max(...values).toFixed(2)})`;
}
