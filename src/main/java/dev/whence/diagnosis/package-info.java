/** Why a number changed: contribution analysis, causal chains, correlated events. */
package dev.whence.diagnosis;
