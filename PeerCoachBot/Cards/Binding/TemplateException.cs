namespace PeerCoachBot.Cards.Binding;

/// <summary>A template that cannot be read or bound; says which one, where in it, and why.</summary>
internal sealed class TemplateException(string template, string path, string reason)
    : Exception($"The template {template} cannot be used: at {path}, {reason}.")
{
    public string Template { get; } = template;

    public string Path { get; } = path;
}
