using System.Text.RegularExpressions;

namespace PeerCoachBot.Tests.Wording;

/// <summary>How many values code gives to a sentence: in <c>words["Name", a, b]</c> two, in <c>About("Name", …)</c> one.</summary>
internal sealed partial record ValuesGiven(string Name, int Values)
{
    public static IEnumerable<ValuesGiven> In(string code)
    {
        foreach (Match use in Indexed().Matches(code))
            yield return new ValuesGiven(use.Groups[1].Value, Commas(code, use.Index + use.Length));
        foreach (Match use in Named().Matches(code))
            yield return new ValuesGiven(use.Groups[1].Value, 1);
    }

    /// <summary>The commas from here to the end of the brackets, without those in brackets within.</summary>
    private static int Commas(string code, int from)
    {
        var (depth, commas) = (0, 0);
        for (var i = from; depth >= 0; i++)
        {
            depth += code[i] switch
            {
                '[' or '(' or '{' => 1,
                ']' or ')' or '}' => -1,
                _ => 0,
            };
            commas += code[i] == ',' && depth == 0 ? 1 : 0;
        }

        return commas;
    }

    [GeneratedRegex("""[Ww]ords\["([A-Z][A-Za-z]*_\w+)"(?=[,\]])""")]
    private static partial Regex Indexed();

    [GeneratedRegex("""\bAbout\("([A-Z][A-Za-z]*_\w+)",""")]
    private static partial Regex Named();
}
