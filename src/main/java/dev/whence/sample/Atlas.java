package dev.whence.sample;

import java.util.List;
import java.util.Set;

/** The places of the shop's country: states and cities are Brazilian, how many customers live where is invented. */
final class Atlas {
    private static final Set<String> SELLING = Set.of("SP", "PR", "MG", "SC", "RJ", "RS");

    private final List<Place> places = Sheet.read("places.tsv", Atlas::place);
    private final Weighted<Place> customers = new Weighted<>(places, Place::share);
    private final Weighted<Place> sellers = new Weighted<>(
            places.stream().filter(place -> SELLING.contains(place.state())).toList(), Place::share);

    private static Place place(String[] cells) {
        return new Place(
                cells[0],
                cells[1],
                Double.parseDouble(cells[2]),
                Double.parseDouble(cells[3]),
                Double.parseDouble(cells[4]),
                Integer.parseInt(cells[5]));
    }

    List<Place> places() {
        return places;
    }

    Place ofCustomer(Chance chance) {
        return customers.pick(chance);
    }

    Place ofSeller(Chance chance) {
        return sellers.pick(chance);
    }
}
