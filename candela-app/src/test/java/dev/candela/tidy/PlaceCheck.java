package dev.candela.tidy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The project names no host of a package registry and no folder of somebody's machine: it builds anywhere.
final class PlaceCheck {
    // Put together from halves, so that this file does not hold what it looks for.
    private static final Pattern PLACE = Pattern.compile("(?<![\\w.])/(wo" + "rk|fa" + "rm|tm" + "p|ro" + "ot)/"
        + "|registry\\.(n" + "pmjs|yar" + "npkg)|repo1?\\.ma" + "ven|py" + "pi\\.org|proxy\\.go" + "lang");

    static List<Fault> faults(Map<String, String> files) {
        var faults = new ArrayList<Fault>();
        files.forEach((path, text) -> {
            int number = 0;
            for (String line : text.split("\n", -1)) {
                number++;
                var place = PLACE.matcher(line);
                if (place.find()) {
                    faults.add(new Fault(path, number, place.group() + " belongs to one machine or network"));
                }
            }
        });
        return faults;
    }

    private PlaceCheck() {}
}
