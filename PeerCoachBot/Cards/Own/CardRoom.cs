using System.Text.Json;
using System.Text.Json.Nodes;

namespace PeerCoachBot.Cards.Own;

/// <summary>How many commitments a card has room for: what is counted is what they take in its JSON.</summary>
internal static class CardRoom
{
    /// <summary>For the items of a card. Teams takes 12,800 characters in all.</summary>
    public const int Most = 10_800;

    /// <summary>What stands around an item's words.</summary>
    private const int Frame = 400;

    /// <summary>What stands around a line of its own.</summary>
    private const int Line = 120;

    /// <summary>The items in order as far as they fit: with all their buttons if they all do, else with fewer.</summary>
    public static IReadOnlyList<OwnItem> Fitting(IReadOnlyList<OwnItem> items, int most) => Pages(items, most) is [var first, ..] ? first : [];

    /// <summary>All items, divided between pages.</summary>
    public static IReadOnlyList<IReadOnlyList<OwnItem>> Pages(IReadOnlyList<OwnItem> items, int most)
    {
        if (items.Sum(SizeOf) <= most)
            return items.Count == 0 ? [] : [items];

        var left = 0;
        List<List<OwnItem>> pages = [];
        foreach (var item in items.Select(i => i.Fewer.Count > 0 ? i with { Buttons = i.Fewer } : i))
        {
            var size = SizeOf(item);
            if (pages.Count == 0 || size > left)
            {
                pages.Add([]);
                left = most;
            }

            pages[^1].Add(item);
            left -= size;
        }

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

    private static int SizeOf(OwnItem item) =>
        Frame
        + Size(item.Words)
        + item.Notes.Concat(item.Answers).Sum(Size)
        + CompactJson.Write(JsonSerializer.SerializeToNode(item.Buttons, FaceJson.Default.IReadOnlyListButton)!).Length;

    private static int Size(string text) => Line + CompactJson.Write(JsonValue.Create(text)!).Length;
}
