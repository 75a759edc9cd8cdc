using Helpdesk.Domain.Shared;

namespace Helpdesk.Data.Demo;

/// <summary>What is said in every story alike, in its language; the stories say the rest.</summary>
internal sealed record Phrases(
    string NeedsOneMoreDetail,
    string FoundTheCause,
    string SpecialistsExamineIt,
    string Diagnostics,
    string NotThereYet,
    IReadOnlyList<string> StillFails,
    string LookedAgain,
    IReadOnlyList<string> Urgent,
    IReadOnlyList<string> ThirdParties)
{
    public static Phrases In(Language language) => language == Language.German ? German : English;

    private static readonly Phrases English = new(
        "Our specialists need one more detail before they can go on: {0}. Could you send it to us? A reply to this message is enough.",
        "Cause found and recorded in the note above; please close it with the customer.",
        "Our developers are examining the cause. You will hear from us within two working days.",
        "Checklist of the family complete, export attached; no entries besides the reported behaviour.",
        "Still not among the documents. Please ask again before handing it over.",
        [
            "It worked for a day, now it is back exactly as before. Sorry!",
            "I did everything as described but nothing has changed on my side.",
            "Better than before, but not gone. It still happens every now and then.",
        ],
        "Thank you for telling us. We went through your case again and repeated the last step together with a reset of the settings; since then it has stayed away in our test as well.",
        [
            "I have an important job on Friday and cannot work without it. Please let somebody with authority look at this.",
            "I have been waiting for days and nobody tells me how it goes on.",
            "This is my only device and I need it for work every day.",
        ],
        ["Spare part from the supplier", "Firmware release in test", "Answer of the network operator"]);

    private static readonly Phrases German = new(
        "Unsere Fachleute brauchen noch eine Angabe, bevor es weitergehen kann: {0}. Können Sie uns das schicken? Eine Antwort auf diese Nachricht genügt.",
        "Ursache gefunden und in der Notiz festgehalten; bitte mit der Kundin oder dem Kunden abschließen.",
        "Unsere Entwicklung untersucht die Ursache. Sie hören innerhalb von zwei Arbeitstagen von uns.",
        "Checkliste der Produktfamilie vollständig, Export liegt bei; keine weiteren Auffälligkeiten.",
        "Liegt immer noch nicht bei. Bitte vor der nächsten Übergabe nachfragen.",
        [
            "Einen Tag lang ging es, jetzt ist es wieder genau wie vorher. Schade!",
            "Ich habe alles so gemacht wie beschrieben, bei mir hat sich nichts geändert.",
            "Besser als vorher, aber nicht weg. Es tritt immer noch ab und zu auf.",
        ],
        "Danke für die Rückmeldung. Wir sind Ihren Fall noch einmal durchgegangen und haben den letzten Schritt mit zurückgesetzten Einstellungen wiederholt; seitdem tritt der Fehler auch in unserem Test nicht mehr auf.",
        [
            "Ich habe am Freitag einen wichtigen Auftrag und kann ohne das Gerät nicht arbeiten. Bitte lassen Sie jemanden mit Entscheidungsbefugnis darauf schauen.",
            "Ich warte seit Tagen und niemand sagt mir, wie es weitergeht.",
            "Das ist mein einziges Gerät, und ich brauche es jeden Tag für die Arbeit.",
        ],
        ["Ersatzteil vom Lieferanten", "Firmware-Freigabe im Test", "Antwort des Netzbetreibers"]);
}
