using Helpdesk.Application.Ports;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Web.Infrastructure;

/// <summary>Texts for customers who are not there to be asked for their language.</summary>
public sealed class DeskWords(WordList list) : IDeskWords
{
    public string Say(Language language, string key, params object[] args)
    {
        var culture = WordList.CultureOf(language);
        return string.Format(culture, list.Of(culture)[key], args);
    }
}
