using System.Globalization;

namespace PeerCoachBot.Commitments.Dates;

/// <summary>
/// Reads one phrase that names a day. Figures that mean one day here and another elsewhere, such as 11/12, are no date, nor
/// is a phrase with anything left over.
/// </summary>
internal readonly ref struct DatePhrase(DateWords words, DateOnly today)
{
    /// <summary>A promise is kept in the working week: what is due "this week" is due on its Friday.</summary>
    private const int LastWorkday = 4;

    private const int DaysInWeek = 7;
    private const int MostAhead = 1000;
    private const int FirstFullYear = 1000;

    public DateOnly? Read(string phrase)
    {
        var plain = Without(words.Before, phrase);
        if (words.Days.TryGetValue(plain, out var days))
            return today.AddDays(days);
        if (words.Weekdays.TryGetValue(plain, out var day))
            return After(day);
        return InSoLong(plain) ?? OfPeriod(plain) ?? EndOf(plain) ?? OfMonth(plain);
    }

    /// <summary>"in two weeks".</summary>
    private DateOnly? InSoLong(string plain)
    {
        if (After(words.In, plain) is not { } length || length.LastIndexOf(' ') is var cut && cut < 0)
            return null;
        return Number(length[..cut]) is { } count and > 0 and <= MostAhead && words.Units.TryGetValue(length[(cut + 1)..], out var unit)
            ? unit switch
            {
                DateUnit.Day => today.AddDays(count),
                DateUnit.Week => today.AddDays(count * DaysInWeek),
                DateUnit.Fortnight => today.AddDays(count * 2 * DaysInWeek),
                _ => today.AddMonths(count),
            }
            : null;
    }

    /// <summary>"this Friday", "next Friday", which is that of the week to come, "this week", "next month".</summary>
    private DateOnly? OfPeriod(string plain)
    {
        var isNext = After(words.Next, plain) is not null;
        if ((After(words.Next, plain) ?? After(words.This, plain)) is not { } period)
            return null;
        if (words.Weekdays.TryGetValue(period, out var day))
            return isNext ? Monday(1).AddDays(FromMonday(day)) : After(day);
        return words.Units.TryGetValue(period, out var unit) ? EndOf(unit, isNext ? 1 : 0) : null;
    }

    /// <summary>"end of the month", "end of next week", "end of March".</summary>
    private DateOnly? EndOf(string plain)
    {
        if (After(words.End, plain) is not { } rest)
            return null;
        var period = Without(words.Between, rest);
        if (words.Months.TryGetValue(period, out var month))
            return EndOfMonth(new DateOnly(today.Year + (month < today.Month ? 1 : 0), month, 1));
        return words.Units.TryGetValue(period, out var unit) ? EndOf(unit, 0) : OfPeriod(period);
    }

    /// <summary>"12 December", "December 12", "12 Dec 2026", "the 12th".</summary>
    private DateOnly? OfMonth(string plain)
    {
        List<string> parts = [.. plain.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        foreach (var between in words.Between)
            parts.Remove(between);
        int? year = parts.Count == 3 && parts[2].Length == 4 && Figure(parts[2]) is { } full and >= FirstFullYear ? full : null;
        if (year is not null)
            parts.RemoveAt(2);
        return parts switch
        {
            [var day, var month] when words.Months.TryGetValue(month, out var number) => Next(Day(day), number, year),
            [var month, var day] when words.Months.TryGetValue(month, out var number) => Next(Day(day), number, year),
            [var day] when year is null && day.Length > 0 && !char.IsAsciiDigit(day[^1]) && Day(day) is { } only => NextMonthWith(only),
            _ => null,
        };
    }

    /// <summary>Without a year it is the next one of that name.</summary>
    private DateOnly? Next(int? day, int month, int? year)
    {
        if (day is not { } number)
            return null;
        var first = year ?? today.Year;
        for (var candidate = first; candidate <= (year ?? first + 8); candidate++)
            if (number <= DateTime.DaysInMonth(candidate, month) && new DateOnly(candidate, month, number) is var date && (year is not null || date >= today))
                return date;
        return null;
    }

    private DateOnly NextMonthWith(int day)
    {
        for (var first = new DateOnly(today.Year, today.Month, 1); ; first = first.AddMonths(1))
            if (day <= DateTime.DaysInMonth(first.Year, first.Month) && first.AddDays(day - 1) is var date && date >= today)
                return date;
    }

    private DateOnly? EndOf(DateUnit unit, int ahead) => unit switch
    {
        DateUnit.Week when ahead > 0 || FromMonday(today.DayOfWeek) <= LastWorkday => Monday(ahead).AddDays(LastWorkday),

        // On a weekend the week that is meant has its working days before it.
        DateUnit.Week => Monday(1).AddDays(LastWorkday),
        DateUnit.Month => EndOfMonth(today.AddDays(1 - today.Day).AddMonths(ahead)),
        _ => null,
    };

    private static DateOnly EndOfMonth(DateOnly first) => first.AddDays(DateTime.DaysInMonth(first.Year, first.Month) - 1);

    private DateOnly Monday(int weeksAhead) => today.AddDays((weeksAhead * DaysInWeek) - FromMonday(today.DayOfWeek));

    private static int FromMonday(DayOfWeek day) => ((int)day + DaysInWeek - 1) % DaysInWeek;

    /// <summary>The next one after today.</summary>
    private DateOnly After(DayOfWeek day)
    {
        var ahead = ((int)day - (int)today.DayOfWeek + DaysInWeek) % DaysInWeek;
        return today.AddDays(ahead == 0 ? DaysInWeek : ahead);
    }

    private int? Day(string text)
    {
        foreach (var ordinal in words.Ordinals)
            if (text.EndsWith(ordinal, StringComparison.Ordinal) && Figure(text[..^ordinal.Length]) is { } figure)
                return figure is >= 1 and <= 31 ? figure : null;
        return text.Length <= 2 && Figure(text) is { } plain and >= 1 and <= 31 ? plain : null;
    }

    private int? Number(string text) => words.Numbers.TryGetValue(text, out var number) ? number : Figure(text);

    private static int? Figure(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var figure) ? figure : null;

    /// <summary>What follows a word; null where the phrase does not begin with it.</summary>
    private static string? After(string word, string phrase) =>
        phrase.StartsWith(word + " ", StringComparison.Ordinal) ? phrase[(word.Length + 1)..] : null;

    private static string Without(IReadOnlyList<string> leading, string phrase)
    {
        foreach (var word in leading.OrderByDescending(w => w.Length))
            if (After(word, phrase) is { } rest)
                return Without(leading, rest);
        return phrase;
    }
}
