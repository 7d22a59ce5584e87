package dev.whence.diagnosis;

/**
 * How far each leaf is from what was expected of it, in a form that adds up over any segment: the shift, the variance
 * that the shift has where nothing happened, and the exposure, so that a segment in which everything changed alike
 * has the same shift per exposure in all its parts. A leaf with an exposure of 0 says nothing.
 *
 * @param systematic the shift per exposure that many leaves may have together although nothing happened
 */
record Evidence(double[] shift, double[] variance, double[] exposure, double systematic) {
    int size() {
        return shift.length;
    }

    boolean speaks(int leaf) {
        return exposure[leaf] > 0;
    }

    /** Those of the wanted leaves that say something. */
    boolean[] speaking(boolean[] wanted) {
        boolean[] speaking = new boolean[size()];
        for (int leaf = 0; leaf < speaking.length; leaf++) {
            speaking[leaf] = wanted[leaf] && speaks(leaf);
        }
        return speaking;
    }

    /** The same, where so much is systematic. */
    Evidence withSystematic(double other) {
        return new Evidence(shift, variance, exposure, other);
    }
}
