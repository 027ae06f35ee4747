/**
 * The storage version of the loader. It is raised when the loader derives different properties from the same facts,
 * so that an older graph is rewritten.
 * 2: names are folded to simplified characters and have search keys.
 * 3: relations have the sort keys of lists.
 * 4: relations store the second id, by which the relations of a hub are read.
 * 5: search keys hold the other forms of names: without the country, and as the official register writes them.
 * 6: data sets stand in order of precedence, and READ_IN leads from each entity to its sources.
 * 7: an entity keeps the sources of names that another data set states with another source.
 * 8: a name in Chinese that another data set shows is not taken as English.
 * 9: search keys hold the cores of names with and without their legal form, numbers in digits and Cyrillic in Latin.
 * 10: quarters and halves are stored as texts that sort at their first day; entities have a caption for pictures, their
 *     shortest name.
 * 11: entities have the words of their names and texts, so that one index holds all that searches ask.
 */
export const STORAGE_VERSION = 11;
