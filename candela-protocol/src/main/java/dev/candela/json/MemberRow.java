package dev.candela.json;

/// The members of an object by their place, for codecs of other formats: they go through all of them, and look none up.
///
/// Nothing here allocates, except for what it returns.
public final class MemberRow {
    private MemberRow() {}

    /// How many members the object has.
    public static int count(Json.Obj object) {
        return Members.copyOf(object.members()).size();
    }

    /// @param index  from 0, in the order the members were written
    public static String name(Json.Obj object, int index) {
        return Members.copyOf(object.members()).nameAt(index);
    }

    /// @param index  from 0, in the order the members were written
    public static Json value(Json.Obj object, int index) {
        return Members.copyOf(object.members()).valueAt(index);
    }

    /// An object of names and values in turn. A name that comes twice keeps its first place and gets its last value.
    ///
    /// @param row  strings and [Json] values, no nulls; given away by whoever calls
    public static Json.Obj object(Object[] row) {
        if (row.length <= 2 * Members.ROW_MAX && areDistinct(row)) {
            return new Json.Obj(Members.ofDistinct(row));
        }
        var members = Members.ofUnchecked(row);
        return new Json.Obj(members == null ? lastWins(row) : members);
    }

    /// True when the hash codes alone say so: each sets another bit of 64. Names that were met before know theirs.
    private static boolean areDistinct(Object[] row) {
        long seen = 0;
        for (int i = 0; i < row.length; i += 2) {
            int hash = row[i].hashCode();
            long bit = 1L << (hash ^ (hash >>> 6) ^ (hash >>> 12));
            if ((seen & bit) != 0) {
                return false;
            }
            seen |= bit;
        }
        return true;
    }

    private static Members lastWins(Object[] row) {
        var draft = new MembersDraft(row.length / 2);
        for (int i = 0; i < row.length; i += 2) {
            draft.put((String) row[i], (Json) row[i + 1]);
        }
        return draft.members();
    }
}
