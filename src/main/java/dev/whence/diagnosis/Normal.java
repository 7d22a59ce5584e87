package dev.whence.diagnosis;

/** The standard normal distribution, by the approximations of Abramowitz and Stegun (7.1.26 and 26.2.23). */
final class Normal {
    private Normal() {}

    /** The share below; accurate to about 1e-7. */
    static double below(double z) {
        double x = Math.abs(z) / Math.sqrt(2);
        double t = 1 / (1 + 0.3275911 * x);
        double tail = t
                * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
                * Math.exp(-x * x)
                / 2;
        return z < 0 ? tail : 1 - tail;
    }

    /** The quantile of a share strictly between 0 and 1; accurate to about 5e-4. */
    static double quantile(double share) {
        double tail = Math.min(share, 1 - share);
        double t = Math.sqrt(-2 * Math.log(tail));
        double z =
                t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
        return share < 0.5 ? -z : z;
    }
}
