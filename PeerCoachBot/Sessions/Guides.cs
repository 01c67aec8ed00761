using System.Text.Json;

namespace PeerCoachBot.Sessions;

/// <summary>Reads guides: the built-in ones by name.</summary>
internal static class Guides
{
    public const string BuiltIn = "three-questions";

    /// <summary>Reads a guide's JSON.</summary>
    /// <exception cref="JsonException">It is not a guide, or one that cannot be followed; the message says why.</exception>
    public static SessionGuide Read(string json)
    {
        var guide = JsonSerializer.Deserialize(json, GuideJson.Default.SessionGuide)
            ?? throw new JsonException("the guide is empty");
        return guide.Faults().FirstOrDefault() is { } fault
            ? throw new JsonException($"the guide \"{guide.Key}\" cannot be followed: {fault}")
            : guide;
    }

    /// <summary>The three key questions.</summary>
    public static SessionGuide ThreeQuestions()
    {
        using var stream = typeof(Guides).Assembly.GetManifestResourceStream($"Guides.{BuiltIn}.json")
            ?? throw new InvalidOperationException($"The guide {BuiltIn} is missing from the program.");
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd());
    }
}
