using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using static Helpdesk.Data.Demo.DemoSkills;
using static Helpdesk.Domain.Qualifications.EvidenceKind;
using static Helpdesk.Domain.Qualifications.SkillLevel;

namespace Helpdesk.Data.Demo;

internal enum DemoTeam
{
    FirstLevel,
    Callwerk,
    Cameras,
    PhonesAndNotebooks,
    Development,
}

/// <param name="Since">Days before today from which the evidence is valid; it was verified a week later.</param>
/// <param name="Until">Days from today to its end, negative when it has passed; null for no end.</param>
/// <param name="Verified">Whether somebody has looked at the evidence yet.</param>
internal sealed record Evidence(
    SkillName Skill, SkillLevel Level, EvidenceKind Kind, string Reference, int Since = 900, int? Until = 400, bool Verified = true);

internal sealed record DemoMember(string Name, string Mail, string Title, AgentRole Role, DemoTeam[] Teams, params Evidence[] Knows)
{
    public bool IsOfProvider => Teams.Contains(DemoTeam.Callwerk);

    public string Email => $"{Mail}@{(IsOfProvider ? "callwerk" : "lumora")}.example";
}

/// <summary>The people of the demo desk, in the order in which the sign-in page offers them.</summary>
internal static class DemoStaff
{
    public const string Provider = "Callwerk";

    public static readonly DemoMember Lead = new(
        "Martina Vogt", "martina.vogt", "Lead First Level; began on the phones in 2014", AgentRole.Lead, [DemoTeam.FirstLevel],
        new Evidence(CameraBasics, Proficient, InHouseExperience, "Personnel file 2014-031", 3000, null),
        new Evidence(PhoneBasics, Proficient, InHouseExperience, "Personnel file 2014-031", 3000, null),
        new Evidence(NotebookBasics, Competent, Training, "Course PB-N 2023-02"));

    public static readonly DemoMember SpecialistLead = new(
        "Samuel Okonkwo", "samuel.okonkwo", "Lead Second and Third Level; was a camera service engineer", AgentRole.Lead, [DemoTeam.Cameras],
        new Evidence(Optics, Competent, InHouseExperience, "Service centre reference 2019", 2000, null));

    /// <summary>Whom the override is for: her colleague's certificate is still being checked.</summary>
    public static readonly DemoMember Stand = new(
        "Priya Raman", "priya.raman", "Embedded engineer, notebooks and batteries", AgentRole.Agent, [DemoTeam.PhonesAndNotebooks],
        new Evidence(NotebookFirmware, Proficient, Degree, "M.Sc. Embedded Systems, TU Chemnitz", 1500, null),
        new Evidence(Storage, Competent, Training, "Course ST-2 2024-05"),
        new Evidence(Hardware, Competent, Training, "Course HW-1 2024-09"),
        new Evidence(Battery, Proficient, Training, "Course BAT-3 2024-11"));

    public static readonly IReadOnlyList<DemoMember> All =
    [
        new("Jana Reuter", "jana.reuter", "First Level since 2021, at home in all three product families", AgentRole.Agent, [DemoTeam.FirstLevel],
            new Evidence(CameraBasics, Competent, Training, "Course PB-C 2023-04"),
            new Evidence(PhoneBasics, Competent, Training, "Course PB-P 2023-04"),
            new Evidence(NotebookBasics, Competent, Training, "Course PB-N 2023-05")),
        new("Sofie Lindgren", "sofie.lindgren", "First Level, sold cameras in a shop before", AgentRole.Agent, [DemoTeam.FirstLevel],
            new Evidence(CameraBasics, Proficient, Apprenticeship, "Retail, photo and imaging, Chamber of Commerce Kiel", 2400, null),
            new Evidence(PhoneBasics, Developing, Training, "Course PB-P 2024-10"),
            new Evidence(NotebookBasics, Developing, Training, "Course PB-N 2024-10")),
        new("Emeka Obi", "emeka.obi", "First Level, in training for cameras", AgentRole.Agent, [DemoTeam.FirstLevel],
            new Evidence(PhoneBasics, Developing, Training, "Course PB-P 2025-01", 200),
            new Evidence(NotebookBasics, Developing, Training, "Course PB-N 2025-02", 190),
            new Evidence(CameraBasics, Trainee, Training, "Course PB-C, module 1 of 3", 40, 180)),
        new("Lukas Brandt", "lukas.brandt", "Second Level, precision optician", AgentRole.Agent, [DemoTeam.Cameras],
            new Evidence(Optics, Proficient, Apprenticeship, "Precision optician, Chamber of Crafts Jena", 2900, null),
            new Evidence(Optics, Competent, Training, "Course OPT-2 2024-03"),
            new Evidence(Sensor, Competent, Training, "Course SEN-1 2024-06")),
        new("Mei-Lin Hartmann", "mei-lin.hartmann", "Second Level, imaging engineer; knows every camera back to the C3", AgentRole.Agent, [DemoTeam.Cameras],
            new Evidence(Sensor, Proficient, Degree, "B.Eng. Photo and Imaging Technology, TH Köln", 2200, null),
            new Evidence(SensorC3, Proficient, InHouseExperience, "C3 service team 2019 to 2022", 1400, null),
            new Evidence(Optics, Competent, Training, "Course OPT-2 2024-03"),
            new Evidence(CameraFirmware, Competent, Training, "Course FW-C 2024-08")),
        new("Tomasz Zieliński", "tomasz.zielinski", "Second Level, camera firmware; renews his certificate", AgentRole.Agent, [DemoTeam.Cameras],
            new Evidence(CameraFirmware, Proficient, Certificate, "LFC-2041 Firmware Service", 1116, -21),
            new Evidence(Optics, Competent, InHouseExperience, "Service centre Poznań 2020", 1700, null)),
        new("Aylin Demir", "aylin.demir", "Second Level, communications engineer", AgentRole.Agent, [DemoTeam.PhonesAndNotebooks],
            new Evidence(Radio, Proficient, Degree, "B.Eng. Communications Engineering, HAW Hamburg", 2600, null),
            new Evidence(RadioP8, Competent, InHouseExperience, "P8 network acceptance 2020", 1600, null),
            new Evidence(PhoneFirmware, Competent, Training, "Course FW-P 2024-02"),
            new Evidence(Battery, Competent, Training, "Course BAT-2 2024-04")),
        new("Henrik Sørensen", "henrik.sorensen", "Second Level, phones; new certificate waits for verification", AgentRole.Agent, [DemoTeam.PhonesAndNotebooks],
            new Evidence(Battery, Competent, Certificate, "BSC-1187 Battery Safety", 1087, 8),
            new Evidence(PhoneFirmware, Proficient, Certificate, "PFS-0312 Phone Firmware Service", 12, 720, Verified: false)),
        Stand,
        new("Jonas Keller", "jonas.keller", "Second Level, notebook technician with his own repair bench", AgentRole.Agent, [DemoTeam.PhonesAndNotebooks],
            new Evidence(Hardware, Proficient, Apprenticeship, "IT systems electronics technician, Chamber of Commerce Ulm", 2500, null),
            new Evidence(HardwareFirst, Proficient, InHouseExperience, "Repair bench 2018 to 2021", 1500, null),
            new Evidence(Storage, Proficient, Training, "Course ST-3 2024-07"),
            new Evidence(NotebookFirmwareNew, Competent, Training, "Course FW-N4 2024-12", 420)),
        new("Dr. Katharina Weiß", "katharina.weiss", "Development, image pipeline and focus", AgentRole.Agent, [DemoTeam.Development],
            new Evidence(Sensor, Expert, Degree, "Dr. rer. nat., colour science, Universität Stuttgart", 3200, null),
            new Evidence(SensorC3, Expert, InHouseExperience, "C3 image pipeline", 2500, null),
            new Evidence(Optics, Expert, InHouseExperience, "Autofocus development 2019", 1900, null),
            new Evidence(CameraFirmware, Expert, InHouseExperience, "Maintainer of camera firmware", 1500, null)),
        new("Rafael Moreno", "rafael.moreno", "Development, phone radio and power management", AgentRole.Agent, [DemoTeam.Development],
            new Evidence(Radio, Expert, Degree, "Ing. de Telecomunicación, UPM Madrid", 2800, null),
            new Evidence(RadioP8, Expert, InHouseExperience, "P8 modem integration", 2000, null),
            new Evidence(Battery, Expert, InHouseExperience, "Power management since P10", 1500, null),
            new Evidence(PhoneFirmware, Expert, InHouseExperience, "Maintainer of phone firmware", 1500, null)),
        new("Ingrid Aasen", "ingrid.aasen", "Development, notebook firmware and storage", AgentRole.Agent, [DemoTeam.Development],
            new Evidence(NotebookFirmware, Expert, Degree, "M.Sc. Computer Engineering, NTNU Trondheim", 2700, null),
            new Evidence(NotebookFirmwareNew, Expert, InHouseExperience, "Firmware platform 4", 900, null),
            new Evidence(Storage, Expert, InHouseExperience, "Storage drivers", 1800, null),
            new Evidence(Hardware, Expert, InHouseExperience, "Board bring-up N15", 1800, null),
            new Evidence(HardwareFirst, Expert, InHouseExperience, "Board bring-up N15 Gen 1", 2400, null)),
        new("Dilan Aydın", "dilan.aydin", "First Level for phones at Callwerk", AgentRole.Agent, [DemoTeam.Callwerk],
            new Evidence(PhoneBasics, Competent, Certificate, "Lumora Partner Certificate LPC-7731", 700, 300)),
        new("Petra Zeman", "petra.zeman", "Lead of the Callwerk team", AgentRole.Lead, [DemoTeam.Callwerk],
            new Evidence(PhoneBasics, Proficient, Certificate, "Lumora Partner Certificate LPC-6902", 1200, 300)),
        Lead,
        SpecialistLead,
        new("Claudia Berger", "claudia.berger", "Administrator of the desk", AgentRole.Administrator, []),
    ];
}
