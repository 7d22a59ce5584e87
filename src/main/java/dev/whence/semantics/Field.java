package dev.whence.semantics;

import java.util.List;
import java.util.Optional;

/**
 * A row-level attribute of a dataset.
 *
 * @param expression SQL over the columns of the dataset's source
 * @param label the words for people; the name where the model has none
 * @param dimension the name to group and filter by; empty for a field that is no dimension. Several fields may share
 *     one name: the one nearest to the metric counts
 * @param isTime whether the field is a part of the calendar; empty where the file does not say
 * @param values how its values can be known
 * @param missing the value of rows that have no partner in the dataset
 * @param with dimensions that belong to the name of this one, as the state to a city
 * @param timeRole the name under which this timestamp dates rows
 * @param sort the field that orders the values, where it is not their own order
 * @param place what kind of place it names, where one name may mean several kinds
 * @param bare the file says nothing of Whence's own about it, so that the data has to tell what it is
 * @param explains the dimension that this one stands for where each row must belong to one value only
 */
public record Field(
        String dataset,
        String name,
        String expression,
        DataType type,
        String label,
        String description,
        Optional<String> dimension,
        Optional<Boolean> isTime,
        List<String> synonyms,
        String unit,
        Values values,
        Optional<String> missing,
        List<String> with,
        Optional<String> timeRole,
        Optional<String> sort,
        Optional<String> explains,
        Optional<String> place,
        boolean bare) {
    public Field {
        synonyms = List.copyOf(synonyms);
        with = List.copyOf(with);
    }

    /** The field as the data shows it. */
    Field fitted(DataType found, String words, Optional<String> name, Values known, Optional<String> dates) {
        return new Field(
                dataset,
                this.name,
                expression,
                found,
                words,
                description,
                name,
                isTime,
                synonyms,
                unit,
                known,
                missing,
                with,
                dates,
                sort,
                explains,
                place,
                bare);
    }

    /** How the values of a dimension can be known. */
    public enum Values {
        /** Few enough to list. */
        CATALOG,
        /** Listed where there are several: one alone tells nothing apart. */
        SEVERAL,
        /** Too many to list; they can be asked for one by one. */
        ID,
        /** Numbers: compared, and grouped in ranges. */
        NUMBER
    }
}
