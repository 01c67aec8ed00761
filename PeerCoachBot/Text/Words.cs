using System.Globalization;
using System.Resources;

namespace PeerCoachBot.Text;

/// <summary>The bot's sentences in one language, named explicitly: no ambient culture is read.</summary>
internal sealed class Words
{
    private static readonly ResourceManager Sentences = new("PeerCoachBot.Text.Strings", typeof(Words).Assembly);

    /// <summary>The language of the wording that is always there.</summary>
    private static readonly CultureInfo Neutral = CultureInfo.GetCultureInfo("en");

    /// <summary>Those that can be chosen.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en-GB", "en-US"];

    private Words(CultureInfo culture) => Culture = culture;

    public CultureInfo Culture { get; }

    /// <summary>
    /// The wording for a language as BCP 47; English where the language is not known or has no wording, so that dates
    /// and sentences are never in two languages.
    /// </summary>
    public static Words In(string language)
    {
        try
        {
            var culture = CultureInfo.GetCultureInfo(language);
            return new Words(HasWording(culture) ? culture : Neutral);
        }
        catch (CultureNotFoundException)
        {
            return new Words(Neutral);
        }
    }

    private static bool HasWording(CultureInfo culture) =>
        culture.Name.Length > 0
        && (culture.Name == Neutral.Name
            || Sentences.GetResourceSet(culture, createIfNotExists: true, tryParents: false) is not null
            || HasWording(culture.Parent));

    /// <summary>A sentence, with its placeholders filled.</summary>
    /// <exception cref="InvalidOperationException">There is no such sentence.</exception>
    public string this[string name, params ReadOnlySpan<object?> values] => values.IsEmpty
        ? Find(name) ?? throw new InvalidOperationException($"The wording has no sentence {name}.")
        : string.Format(Culture, this[name], values);

    /// <summary>A sentence without placeholders; null where there is none of that name.</summary>
    public string? Find(string name) => Sentences.GetString(name, Culture);

    /// <summary>Several things in a row, as one says them.</summary>
    public string List(IEnumerable<string> items)
    {
        List<string> all = [.. items];
        return all.Count < 2
            ? string.Concat(all)
            : string.Join(", ", all[..^1]) + this["List_And"] + all[^1];
    }

    /// <summary>A day as one writes it out.</summary>
    public string Day(DateOnly day) => day.ToString("D", Culture);

    /// <summary>A time span of some minutes, to the half minute.</summary>
    public string Minutes(TimeSpan time)
    {
        var halves = (int)Math.Round(time / TimeSpan.FromSeconds(30));
        return (halves / 2, halves % 2) switch
        {
            (0, _) => this["Minutes_HalfOnly"],
            (1, 0) => this["Minutes_One"],
            (1, _) => this["Minutes_OneHalf"],
            (var n, 0) => this["Minutes_Many", n],
            (var n, _) => this["Minutes_Half", n],
        };
    }
}
