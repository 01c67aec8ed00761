using System.Text.Json;

namespace PeerCoachBot.Cards.Binding;

/// <summary>A part of a template, read once and bound many times; it never changes.</summary>
/// <param name="Path">Where it stands, for faults.</param>
internal abstract record TemplateNode(string Path)
{
    /// <summary>A number, a boolean, or text without placeholders.</summary>
    internal sealed record Constant(string Path, JsonElement Value) : TemplateNode(Path);

    /// <summary>A string that is one placeholder: its value keeps its type.</summary>
    internal sealed record Whole(string Path, Placeholder Placeholder) : TemplateNode(Path);

    /// <summary>A string with placeholders in it.</summary>
    internal sealed record Text(string Path, IReadOnlyList<Piece> Pieces) : TemplateNode(Path);

    internal sealed record List(string Path, IReadOnlyList<TemplateNode> Items) : TemplateNode(Path);

    /// <param name="Data"><c>$data</c>: what its placeholders see; once for each, where that is an array.</param>
    /// <param name="When"><c>$when</c>: whether it is there at all.</param>
    internal sealed record Object(
        string Path,
        IReadOnlyList<(string Name, TemplateNode Value)> Properties,
        Placeholder? Data,
        Placeholder? When) : TemplateNode(Path);
}

/// <summary>A stretch of text: literal, or a placeholder.</summary>
internal sealed record Piece(string Literal, Placeholder? Placeholder = null);
