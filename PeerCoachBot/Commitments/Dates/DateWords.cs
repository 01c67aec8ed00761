namespace PeerCoachBot.Commitments.Dates;

/// <summary>The words with which one language names days. All are in lower case, as they are looked up.</summary>
internal sealed record DateWords
{
    /// <summary>Named days, by how far ahead they are.</summary>
    public required IReadOnlyDictionary<string, int> Days { get; init; }

    public required IReadOnlyDictionary<string, DayOfWeek> Weekdays { get; init; }

    /// <summary>Months, by their number.</summary>
    public required IReadOnlyDictionary<string, int> Months { get; init; }

    public required IReadOnlyDictionary<string, int> Numbers { get; init; }

    public required IReadOnlyDictionary<string, DateUnit> Units { get; init; }

    /// <summary>What may stand before a date and means nothing by itself, such as "on".</summary>
    public required IReadOnlyList<string> Before { get; init; }

    /// <summary>Between a day and its month, or an end and its period, such as "of".</summary>
    public required IReadOnlyList<string> Between { get; init; }

    /// <summary>What says that there is to be no date.</summary>
    public required IReadOnlyList<string> None { get; init; }

    public required string In { get; init; }

    public required string This { get; init; }

    public required string Next { get; init; }

    public required string End { get; init; }

    /// <summary>What follows a day's number, such as "th".</summary>
    public required IReadOnlyList<string> Ordinals { get; init; }

    public static DateWords English { get; } = new()
    {
        Days = new Dictionary<string, int> { ["today"] = 0, ["tonight"] = 0, ["tomorrow"] = 1, ["day after tomorrow"] = 2 },
        Weekdays = Enum.GetValues<DayOfWeek>()
            .SelectMany(day => new[] { $"{day}", $"{day}"[..3] }.Select(name => (name, day)))
            .Concat([("tues", DayOfWeek.Tuesday), ("weds", DayOfWeek.Wednesday), ("thur", DayOfWeek.Thursday), ("thurs", DayOfWeek.Thursday)])
            .ToDictionary(pair => pair.Item1.ToLowerInvariant(), pair => pair.Item2),
        Months = new[] { "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december" }
            .SelectMany((name, at) => new[] { name, name[..3] }.Distinct().Select(word => (word, at + 1)))
            .Append(("sept", 9))
            .ToDictionary(),
        Numbers = new[] { "a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve" }
            .Select((word, at) => (word, at + 1))
            .Concat([("an", 1), ("one", 1), ("a couple of", 2)])
            .ToDictionary(),
        Units = new Dictionary<string, DateUnit>
        {
            ["day"] = DateUnit.Day,
            ["days"] = DateUnit.Day,
            ["week"] = DateUnit.Week,
            ["weeks"] = DateUnit.Week,
            ["fortnight"] = DateUnit.Fortnight,
            ["month"] = DateUnit.Month,
            ["months"] = DateUnit.Month,
        },
        Before = ["on", "the", "this coming", "coming", "until", "before the"],
        Between = ["of the", "of"],
        None = ["no date", "without a date", "no deadline", "without a deadline"],
        In = "in",
        This = "this",
        Next = "next",
        End = "end",
        Ordinals = ["st", "nd", "rd", "th"],
    };
}

/// <summary>A length of time that people count in.</summary>
internal enum DateUnit
{
    Day,
    Week,
    Fortnight,
    Month,
}
