using System.Text.Json;
using System.Text.Json.Nodes;

namespace PeerCoachBot.Cards.Own;

/// <summary>How many commitments a card has room for: what is counted is what they take in its JSON.</summary>
internal static class CardRoom
{
    /// <summary>For the items of a card. Teams takes 12,800 characters in all.</summary>
    public const int Most = 9500;

    /// <summary>Of this, words take at most so much, so that some items have their buttons.</summary>
    private const int MostWords = 6000;

    /// <summary>What stands around an item's words.</summary>
    private const int Frame = 400;

    /// <summary>The items in order as far as their words fit, and their buttons as far as these do.</summary>
    public static IReadOnlyList<OwnItem> Fitting(IReadOnlyList<OwnItem> items, int most)
    {
        var words = items.Select(WordsOf).ToList();
        var shown = Count(words, Math.Min(most, MostWords));
        var left = most - words.Take(shown).Sum();
        var buttons = Count([.. items.Take(shown).Select(ButtonsOf)], left);
        return [.. items.Take(shown).Select((item, n) => n < buttons ? item : item with { Buttons = [] })];
    }

    /// <summary>The items divided into pages, each with all its buttons.</summary>
    public static IReadOnlyList<IReadOnlyList<OwnItem>> Pages(IReadOnlyList<OwnItem> items)
    {
        List<IReadOnlyList<OwnItem>> pages = [];
        for (var rest = items; rest.Count > 0; rest = [.. rest.Skip(pages[^1].Count)])
            pages.Add([.. rest.Take(Count([.. rest.Select(i => WordsOf(i) + ButtonsOf(i))], Most))]);
        return pages;
    }

    /// <summary>Passages in order as far as they fit.</summary>
    public static IReadOnlyList<Passage> Fitting(IReadOnlyList<Passage> passages, int most) =>
        [.. passages.Take(Count([.. passages.Select(p => Frame + Size(p.Who) + Size(p.Words) + p.Notes.Sum(Size))], most))];

    /// <summary>How many fit, at least one.</summary>
    private static int Count(IReadOnlyList<int> sizes, int most)
    {
        var taken = 0;
        return Math.Max(1, sizes.TakeWhile(size => (taken += size) <= most).Count());
    }

    private static int WordsOf(OwnItem item) => Frame + Size(item.Words) + item.Notes.Concat(item.Answers).Sum(Size);

    private static int ButtonsOf(OwnItem item) =>
        CompactJson.Write(JsonSerializer.SerializeToNode(item.Buttons, FaceJson.Default.IReadOnlyListButton)!).Length;

    private static int Size(string text) => CompactJson.Write(JsonValue.Create(text)!).Length + Note;

    /// <summary>What stands around a line of its own.</summary>
    private const int Note = 120;
}
