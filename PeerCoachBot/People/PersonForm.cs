using System.Globalization;

namespace PeerCoachBot.People;

/// <summary>Names what a dialog asks its owner for, or shows to them alone.</summary>
internal abstract record PersonForm
{
    private const string First = "own";

    private PersonForm()
    {
    }

    /// <summary>A new commitment, written by hand or from a message.</summary>
    internal sealed record Record : PersonForm;

    /// <summary>Other words, another date, plan or witness for a commitment.</summary>
    internal sealed record Change(string Commitment) : PersonForm;

    /// <summary>Another date.</summary>
    internal sealed record Date(string Commitment) : PersonForm;

    /// <summary>What is in the way, and what would help.</summary>
    internal sealed record Blocked(string Commitment) : PersonForm;

    /// <summary>When to bring it to mind again.</summary>
    internal sealed record Snooze(string Commitment) : PersonForm;

    /// <summary>What to ask the peers, in the owner's words, and with their consent.</summary>
    internal sealed record AskPeers(string Commitment) : PersonForm;

    /// <summary>All that is open, with its answers; from a mention, or in a session's check-in.</summary>
    /// <param name="Page">Which part of it, from 1.</param>
    internal sealed record Items(int Page = 1) : PersonForm;

    /// <summary>One that is open, with all its answers.</summary>
    internal sealed record Item(string Commitment) : PersonForm;

    internal sealed record Settings : PersonForm;

    public string Name() => string.Join('/', Parts().Prepend(First).Select(Uri.EscapeDataString));

    /// <summary>Reads a form's name; null where it names none.</summary>
    public static PersonForm? Read(string name)
    {
        string[] parts = [.. name.Split('/').Select(Uri.UnescapeDataString)];
        return parts switch
        {
            [First, "record"] => new Record(),
            [First, "change", var c] => new Change(c),
            [First, "date", var c] => new Date(c),
            [First, "blocked", var c] => new Blocked(c),
            [First, "snooze", var c] => new Snooze(c),
            [First, "ask-peers", var c] => new AskPeers(c),
            [First, "item", var c] => new Item(c),
            [First, "items"] => new Items(),
            [First, "items", var page] when int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var p) => new Items(p),
            [First, "settings"] => new Settings(),
            _ => null,
        };
    }

    private IEnumerable<string> Parts() => this switch
    {
        Change f => ["change", f.Commitment],
        Date f => ["date", f.Commitment],
        Blocked f => ["blocked", f.Commitment],
        Snooze f => ["snooze", f.Commitment],
        AskPeers f => ["ask-peers", f.Commitment],
        Item f => ["item", f.Commitment],
        Items { Page: > 1 } f => ["items", f.Page.ToString(CultureInfo.InvariantCulture)],
        Items => ["items"],
        Settings => ["settings"],
        _ => ["record"],
    };
}
